"""What every layer and exit of a network launches, computes and moves, of which `platforms` models latencies.

    python3 -m networks nodes vgg16 --out platforms/nodes/vgg16.json

Weights do not matter, so the network is an untrained one. It is split, named and priced as by the exporter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

from glyphs.geometry import SIDE
from hapi_export.backbone import Backbone
from hapi_export.documents import json_text
from hapi_export.pricing import with_costs, with_heads
from hapi_export.splitting import split
from platforms.node import Node
from platforms.resnet56 import DECISION_KERNELS
from resnet56.layers import as_backbone
from resnet56.network import EarlyExitResNet56

from .catalogue import Definition
from .early_exits import EarlyExitNetwork


class _Launches(TorchDispatchMode):
    """Counts the operators that do work as they run, whatever functions and modules they are reached by."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.count += not _only_views(func)
        return func(*args, **(kwargs or {}))


def _only_views(operator: Any) -> bool:
    """Whether an operator gives out what it is given under another shape, as a transpose or a slice does: it shares
    memory with an argument that it does not write."""
    shared = [result.alias_info for result in operator._schema.returns if result.alias_info is not None]
    reshapes = any(tag.name == "inplace_view" for tag in operator.tags)
    return reshapes or any(not alias.is_write for alias in shared)


def kernels(run: Callable[..., Any], *read: Any) -> int:
    """Runs something once on what it reads, and counts the operators that PyTorch eager would launch on a GPU for it.
    What happens within one operator counts once, such as the bias within a convolution."""
    launches = _Launches()
    # Inference mode would hide what composite operators are made of.
    with torch.inference_mode(False), torch.no_grad(), launches:
        run(*read)
    return launches.count


def value_bytes(values: Iterable[Any]) -> int:
    """Bytes of the tensors among some values."""
    return sum(value.numel() * value.element_size() for value in values if isinstance(value, Tensor))


def network_nodes(backbone: Backbone) -> tuple[list[Node], list[Node]]:
    """The layers and the exits of a backbone whose heads are there and whose costs are counted.

    Bytes are those of the values that a node reads from others, of what others read of it, and of its weights. A node
    that launches nothing moves nothing. An exit launches its decision too.
    - Complexity: O(operations), besides two runs of every node on one image.
    """
    layers, exits = [], []
    with torch.no_grad():
        for step in backbone.walk(torch.zeros(1, 3, SIDE, SIDE)):
            layer = backbone.layers[step.layer]
            launched = kernels(layer.module.forward, *step.read)
            moved = value_bytes([*step.read, *(step.values[name] for name in layer.writes)]) + layer.weight_bytes
            layers.append(Node(layer.name, launched, layer.macs, moved if launched else 0))
            for place in backbone.exits:
                if place.layer != step.layer or place.head is None:
                    continue
                feature = step.values[place.value]
                moved = value_bytes([feature, place.head(feature)]) + place.weight_bytes
                launched = kernels(place.head, feature) + len(DECISION_KERNELS)
                exits.append(Node(place.name, launched, place.macs, moved))
    return layers, exits


def untrained_backbone(definition: Definition) -> Backbone:
    """A network of the catalogue as layers and exits, as it is exported."""
    network = definition.untrained()
    if isinstance(network, EarlyExitResNet56):
        return as_backbone(network.eval())
    assert isinstance(network, EarlyExitNetwork)  # as all others are
    image = torch.zeros(1, 3, SIDE, SIDE)
    backbone = split(network.backbone, network.heads(), image)
    heads = [place.head for place in backbone.exits if place.head is not None]
    return with_costs(with_heads(backbone, heads, image), image)


def node_file(definition: Definition) -> str:
    """The text of a network's node file, one node a line; the same whatever the weights."""
    layers, exits = network_nodes(untrained_backbone(definition))
    nodes = {"layers": [asdict(node) for node in layers], "exits": [asdict(node) for node in exits]}
    return json_text({"network": definition.name, **nodes})
