"""Millijoules a node takes on a Jetson: modelled from the mode's power budget and how busy the GPU is."""

from __future__ import annotations

from .devices import Device
from .node import Node

# An assumption: what the module draws while the GPU waits for the next kernel, as a share of the mode's budget. No
# public figure that we could find splits the two. It scales all energies of a mode alike, so which design takes less
# hardly depends on it.
STATIC_SHARE = 0.4

METHOD = (
    f"Energies modelled too: budget of the mode x ({STATIC_SHARE} + {1 - STATIC_SHARE:.1f} x utilisation) x latency,"
    f" utilisation = max(arithmetic, memory time) / latency; the static share {STATIC_SHARE} is assumed."
)


def energy_mj(node: Node, device: Device, latency_ms: float) -> float:
    """budget × (static + (1 − static) × utilisation) × latency, in millijoules (watts × milliseconds); multiplied
    out, so that a node that launches nothing takes none."""
    if device.budget_w is None:
        raise ValueError(f"{device.name} {device.mode} has no power budget")
    return device.budget_w * (STATIC_SHARE * latency_ms + (1 - STATIC_SHARE) * node.roofline_ms(device))
