"""Which operations make up which layer of the dataflow graph."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import fx, nn

from .tracing import Trace
from .values import VALUE
from .views import Grouping, with_views_joined

# Modules whose parameters shift and scale: they stay with the layer whose output they read.
_JOINING: tuple[type[nn.Module], ...] = (
    nn.modules.batchnorm._NormBase, nn.LayerNorm, nn.GroupNorm, nn.PReLU,
    *filter(None, [getattr(nn, "RMSNorm", None)]),  # since PyTorch 2.4
)
# Functions that make a layer of weights which they read directly.
_WEIGHTED_FUNCTIONS = {
    F.conv1d, F.conv2d, F.conv3d, F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d, F.linear, F.bilinear,
    F.embedding, torch.conv1d, torch.conv2d, torch.conv3d, torch.matmul, torch.mm, torch.bmm, torch.addmm,
    torch.einsum,
}
_WEIGHTED_METHODS = {"matmul", "mm", "bmm", "__matmul__"}


def hand_on(images: torch.Tensor) -> torch.Tensor:
    """The operation of a layer that stands for the input, where several layers read it."""
    return images


def group(trace: Trace, exits: set[fx.Node]) -> Grouping:
    """Groups the operations of a graph into layers.

    What has weights, or is kept whole, starts a layer. What has none belongs to the latest of the layers that it
    reads, unless an exit reads that one's output: then it starts a layer, which samples that leave there do not run.
    What comes before the first weights joins them; what depends on constants alone is no layer's. So every layer
    reads earlier ones only, and the graph of layers has no cycle. Where several layers read nothing but the images,
    a layer "input" hands these to them, for the graph has one source.
    - Complexity: O(operations + edges).
    """
    grouping = _Grouper(trace, exits).run()
    placeholder = next(node for node in trace.graph.nodes if node.op == "placeholder")
    sources = set(range(len(grouping.first)))
    for node, layer in grouping.layer_of.items():
        if any(grouping.layer_of.get(read, layer) != layer for read in node.all_input_nodes):
            sources.discard(layer)
    if len(sources) <= 1:
        return with_views_joined(trace, grouping, exits)
    with trace.graph.inserting_after(placeholder):
        node = trace.graph.call_function(hand_on, (placeholder,))
    placeholder.replace_all_uses_with(node)
    node.args = (placeholder,)
    node.meta[VALUE] = placeholder.meta[VALUE]
    return with_views_joined(trace, _Grouper(trace, exits | {node}).run(), exits | {node})


class _Grouper:
    def __init__(self, trace: Trace, exits: set[fx.Node]) -> None:
        self.trace = trace
        self.exits = exits
        self.grouping = Grouping()
        self.closed: set[int] = set()
        # The layer that goes on where an exit closed one.
        self.after: dict[int, int] = {}
        self.constant: set[fx.Node] = set()
        self.has_weights = False

    def run(self) -> Grouping:
        layer_of = self.grouping.layer_of
        for node in self.trace.graph.nodes:
            if node.op in ("placeholder", "output"):
                continue
            inputs = node.all_input_nodes
            if all(read in self.constant for read in inputs):
                self.constant.add(node)
                continue
            layer = self.choose(node, max((layer_of[read] for read in inputs if read in layer_of), default=-1))
            layer_of[node] = layer
            if node in self.exits:
                self.closed.add(layer)
        return self.grouping

    def choose(self, node: fx.Node, latest: int) -> int:
        if self.starts_layer(node):
            # Work on the image before the first weights is the first layer's.
            if self.grouping.first and not self.has_weights and not self.closed:
                self.grouping.first[0] = node
                self.has_weights = True
                return 0
            self.has_weights = True
            return self.new_layer(node)
        if latest < 0:
            return 0 if self.grouping.first else self.new_layer(node)
        while latest in self.closed:
            if latest not in self.after:
                self.after[latest] = self.new_layer(node)
            latest = self.after[latest]
        return latest

    def new_layer(self, node: fx.Node) -> int:
        self.grouping.first.append(node)
        return len(self.grouping.first) - 1

    def starts_layer(self, node: fx.Node) -> bool:
        if node.op == "call_module":
            module = self.trace.module(node)
            if isinstance(module, _JOINING):
                return False
            kept_whole = not type(module).__module__.startswith("torch.nn") or str(node.target) in self.trace.opaque
            return kept_whole or next(module.parameters(), None) is not None
        if not any(read in self.constant for read in node.all_input_nodes):
            return False
        if node.op == "call_function":
            return node.target in _WEIGHTED_FUNCTIONS or getattr(node.target, "__name__", "") == "matmul"
        return node.op == "call_method" and node.target in _WEIGHTED_METHODS
