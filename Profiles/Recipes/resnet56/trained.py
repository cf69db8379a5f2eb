"""The network with its trained parameters."""

from __future__ import annotations

from pathlib import Path

from networks.weights import laid_out, load_weights

from .network import EarlyExitResNet56
from .places import WEIGHTS_FILE


def trained_network(path: Path = WEIGHTS_FILE) -> EarlyExitResNet56:
    """The network with its exits, ready to answer: trained, in evaluation mode, channels last."""
    network = EarlyExitResNet56()
    load_weights(network, path, "ResNet-56")
    network.eval().requires_grad_(False)
    return laid_out(network)
