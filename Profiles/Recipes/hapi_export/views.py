"""Views between layers: what computes nothing is no layer of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import fx, nn

from .folding import OUT_OF_PLACE
from .tracing import Trace
from .values import holds_tensor

# What gives out the same values in another shape, and may copy them for that at most.
_MODULES = (nn.Flatten, nn.Unflatten)
_FUNCTIONS = {torch.flatten, torch.reshape, torch.squeeze, torch.unsqueeze, torch.permute, torch.transpose}
_METHODS = {"flatten", "reshape", "view", "squeeze", "unsqueeze", "permute", "transpose", "contiguous"}


@dataclass
class Grouping:
    """A partition of the graph's operations into layers, in execution order.

    - layer_of: the layer's index of every operation that depends on the images.
    - first: the operation that names each layer: the one with weights, or the first there is.
    """

    layer_of: dict[fx.Node, int] = field(default_factory=dict)
    first: list[fx.Node] = field(default_factory=list)


def with_views_joined(trace: Trace, grouping: Grouping, exits: set[fx.Node]) -> Grouping:
    """Without the layers that are views alone: what an exit before them had closed goes on in the layer that reads them.

    A layer stays that an exit follows, that several layers read, whose values something else reads or its reader overwrites,
    or that is the network's answer.
    - Complexity: O(operations + edges).
    """
    layer_of = dict(grouping.layer_of)
    operations: list[list[fx.Node]] = [[] for _ in grouping.first]
    for node, layer in grouping.layer_of.items():
        operations[layer].append(node)
    kept = set(range(len(operations)))
    for layer, nodes in enumerate(operations):
        reader = _reader(trace, nodes, exits, layer_of)
        if reader is not None:
            layer_of.update(dict.fromkeys(nodes, reader))
            kept.discard(layer)
    numbers = {layer: number for number, layer in enumerate(sorted(kept))}
    first = [node for layer, node in enumerate(grouping.first) if layer in kept]
    return Grouping({node: numbers[layer] for node, layer in layer_of.items()}, first)


def _reader(trace: Trace, nodes: list[fx.Node], exits: set[fx.Node], layer_of: dict[fx.Node, int]) -> int | None:
    """The one layer that reads these operations, if they are views of a value that nobody else reads."""
    inside = set(nodes)
    if exits & inside or not all(_is_view(trace, node) or not holds_tensor(node) for node in nodes):
        return None
    sources = {read for node in nodes for read in node.all_input_nodes} - inside
    if any(user not in inside for source in sources for user in source.users):
        return None
    users = {user for node in nodes for user in node.users} - inside
    layers = {layer_of.get(user, -1) for user in users}
    if len(layers) != 1 or -1 in layers or any(_overwrites(trace, user) for user in users):
        return None
    return layers.pop()


def _is_view(trace: Trace, node: fx.Node) -> bool:
    if node.op == "call_module":
        return type(trace.module(node)) in _MODULES and str(node.target) not in trace.opaque
    if node.op == "call_function":
        return node.target in _FUNCTIONS
    return node.op == "call_method" and node.target in _METHODS


def _overwrites(trace: Trace, node: fx.Node) -> bool:
    if node.op == "call_module":
        return bool(getattr(trace.module(node), "inplace", False))
    if node.op == "call_function":
        return node.target in OUT_OF_PLACE or bool(node.kwargs.get("inplace"))
    name = str(node.target)
    return node.op == "call_method" and name.endswith("_") and not name.endswith("__")
