"""What a layer or an exit launches, computes and moves, and how long that takes."""

from __future__ import annotations

from dataclasses import dataclass

from .devices import Device


@dataclass(frozen=True)
class Node:
    """A node of the dataflow graph: `kernels` operators that launch work on the GPU, multiply-accumulates, and
    bytes of input activations, output activations and weights."""

    name: str
    kernels: int
    macs: int
    bytes: int

    def roofline_ms(self, device: Device, speed_up: float = 1.0) -> float:
        """Milliseconds that arithmetic or memory needs, whichever is longer (Williams et al., "Roofline", CACM
        2009). `speed_up` multiplies the arithmetic rate, say 2 for fp16 on CUDA cores."""
        return 1e3 * max(2 * self.macs / (device.flops * speed_up), self.bytes / device.bytes_per_s)

    def latency_ms(self, device: Device, overhead_ms: float, speed_up: float = 1.0) -> float:
        """overhead × kernels + roofline: at batch 1 most of it is launching."""
        return overhead_ms * self.kernels + self.roofline_ms(device, speed_up)


def total_ms(nodes: list[Node], device: Device, overhead_ms: float, speed_up: float = 1.0) -> float:
    return sum(node.latency_ms(device, overhead_ms, speed_up) for node in nodes)
