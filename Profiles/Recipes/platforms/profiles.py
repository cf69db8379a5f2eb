"""The profile files: text of each modelled platform, byte for byte reproducible."""

from __future__ import annotations

import json
from dataclasses import dataclass

from .energy import METHOD as ENERGY_METHOD
from .energy import energy_mj
from .fits import Fit, agx_10w, agx_30w, gtx_1080_ti
from .node import Node

MODEL = "Models/resnet56.json"
DATE = "2026-11-21"


@dataclass(frozen=True)
class Platform:
    """A profile to write: its file and title, the fit, and a deadline in milliseconds of about 75 % of the backbone."""

    file: str
    title: str
    fit: Fit
    deadline_ms: float

    def latencies(self, nodes: list[Node]) -> dict[str, float]:
        return {n.name: round(n.latency_ms(self.fit.device, self.fit.overhead_ms), 5) for n in nodes}

    def energies(self, nodes: list[Node]) -> dict[str, float]:
        """Millijoules by node; empty where the device has no power budget."""
        device, overhead = self.fit.device, self.fit.overhead_ms
        if device.budget_w is None:
            return {}
        return {n.name: round(energy_mj(n, device, n.latency_ms(device, overhead)), 4) for n in nodes}


def platforms(layers: list[Node]) -> list[Platform]:
    return [
        Platform("agx10w.json", "ResNet-56, Jetson AGX Xavier 10 W", agx_10w(layers), 87.0),
        Platform("agx30w.json", "ResNet-56, Jetson AGX Xavier 30 W", agx_30w(layers), 42.0),
        Platform("gtx1080ti.json", "ResNet-56, GeForce GTX 1080 Ti", gtx_1080_ti(), 1.8),
    ]


def method(fit: Fit) -> str:
    """One paragraph: the formula, its figures and what is assumed."""
    device = fit.device
    return (
        "Modelled, not measured: overhead x kernels + max(2 x MACs / peak FP32 rate, bytes / bandwidth). "
        f"{device.clocks} ({device.flops / 1e12:.2f} TFLOPS, taken at 100%), {device.bytes_per_s / 1e9:.0f} GB/s"
        f" ({device.source}). Overhead {fit.overhead_ms:.4f} ms a kernel: {fit.basis}."
        + (f" {ENERGY_METHOD}" if device.budget_w is not None else "")
        + " Recipe: Recipes/platforms"
    )


def by_block(values: dict[str, float]) -> str:
    """The entries of a JSON object, one block's nodes a line."""
    rows: dict[str, list[str]] = {}
    for name, value in values.items():
        rows.setdefault(name.rsplit(".", 1)[0], []).append(f'"{name}": {value}')
    return ",\n    ".join(", ".join(row) for row in rows.values())


def text(platform: Platform, nodes: list[Node]) -> str:
    """The profile's text, keys in the format's order."""
    device = platform.fit.device
    limits = {"meanLatencyMs": None, "deadlineMs": platform.deadline_ms, "memoryBytes": None, "minAccuracy": None}
    place = {"name": device.name, "mode": device.mode, "memoryBytes": device.memory_bytes}
    energies = platform.energies(nodes)
    energy = f'  "energyMJ": {{\n    {by_block(energies)}\n  }},\n' if energies else ""
    return f"""{{
  "format": "hapi.profile", "version": 1,
  "name": "{platform.title}",
  "model": "{MODEL}",
  "platform": {{ {json.dumps(place)[1:-1]} }},
  "measurement": {{
    "kind": "modelled",
    "method": {json.dumps(method(platform.fit))},
    "batch": 1, "precision": "fp32",
    "runtime": "PyTorch eager, batch norm folded",
    "warmup": 0, "runs": 0, "statistic": "model", "date": "{DATE}"
  }},
  "latencyMs": {{
    {by_block(platform.latencies(nodes))}
  }},
{energy}  "limits": {{ {json.dumps(limits)[1:-1]} }}
}}
"""
