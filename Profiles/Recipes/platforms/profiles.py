"""The profile files: text of each modelled platform, byte for byte reproducible."""

from __future__ import annotations

import json
from dataclasses import dataclass

from .energy import METHOD as ENERGY_METHOD
from .energy import energy_mj
from .fits import OTHERS_BACKBONE, OWN_BACKBONE, Fit, agx_10w, agx_30w, gtx_1080_ti
from .networks import Network
from .node import Node, total_ms

DATE = "2026-11-21"
DEADLINE_SHARE = 0.75


@dataclass(frozen=True)
class Platform:
    """A profile to write: its file, title and model file, the fit, and a deadline in milliseconds, if any."""

    file: str
    title: str
    model: str
    fit: Fit
    deadline_ms: float | None

    def latencies(self, nodes: list[Node]) -> dict[str, float]:
        return {n.name: round(n.latency_ms(self.fit.device, self.fit.overhead_ms), 5) for n in nodes}

    def energies(self, nodes: list[Node]) -> dict[str, float]:
        """Millijoules by node; empty where the device has no power budget."""
        device, overhead = self.fit.device, self.fit.overhead_ms
        if device.budget_w is None:
            return {}
        return {n.name: round(energy_mj(n, device, n.latency_ms(device, overhead)), 4) for n in nodes}


def platforms(network: Network, fitted: Network) -> list[Platform]:
    """A network's profiles. The overhead of a kernel is the device's: on the Jetsons what it was `fitted` to."""
    own = network.stem == fitted.stem
    backbone = OWN_BACKBONE if own else OTHERS_BACKBONE
    return [
        Platform(
            f"{stem}.json" if own else f"{network.stem}-{stem}.json", f"{network.name}, {title}", network.model, fit,
            deadline_ms(network, fit),
        )
        for stem, title, fit in (
            ("agx10w", "Jetson AGX Xavier 10 W", agx_10w(fitted.layers, backbone)),
            ("agx30w", "Jetson AGX Xavier 30 W", agx_30w(fitted.layers, backbone)),
            ("gtx1080ti", "GeForce GTX 1080 Ti", gtx_1080_ti()),
        )
    ]


def deadline_ms(network: Network, fit: Fit) -> float | None:
    """75 % of the backbone to two digits; none for a network without exits, which always takes all of it."""
    if not network.exits:
        return None
    return float(f"{DEADLINE_SHARE * total_ms(network.layers, fit.device, fit.overhead_ms):.2g}")


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
        rows.setdefault(name.rsplit(".", 1)[0], []).append(f"{json.dumps(name, ensure_ascii=False)}: {value}")
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
  "name": {json.dumps(platform.title, ensure_ascii=False)},
  "model": {json.dumps(platform.model, ensure_ascii=False)},
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
