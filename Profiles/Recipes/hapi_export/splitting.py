"""From a traced network to a graph of layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Optional

import torch
from torch import fx, nn

from .backbone import Backbone, Exit, Layer
from .folding import fold_batch_norm, remove_identities, write_out_of_place
from .layers import group
from .naming import groups, kind, names
from .places import choices, place_exits
from .refusal import Refusal, listed
from .tracing import Trace, trace
from .values import holds_tensor, record_values, shape
from .views import Grouping


def split(
    model: nn.Module,
    heads: Mapping[str, Optional[nn.Module]],
    images: torch.Tensor,
    *,
    leaves: Iterable[str] = (),
    fold: bool = True,
) -> Backbone:
    """Splits a network into layers and places its exits.

    - model: the user's own is copied first (`copied`), for what follows changes it.
    - images: a real batch [b, …], on which the network is run once to learn the shapes of its values.
    - Raises: `Refusal` when the network cannot be traced, or an exit has no place in it.
    - Complexity: O(operations + weights), besides the run.
    """
    traced = trace(model, leaves)
    with torch.no_grad():
        record_values(traced, images.clone())  # what may overwrite them still does
    remove_identities(traced)
    exit_nodes = set(place_exits(traced, heads).values())
    folded = fold_batch_norm(traced, exit_nodes) if fold else 0
    places = place_exits(traced, heads)
    grouping = group(traced, set(places.values()))
    return _Splitter(traced, grouping, places, heads).backbone(folded)


class _Splitter:
    def __init__(
        self,
        traced: Trace,
        grouping: Grouping,
        places: Mapping[str, fx.Node],
        heads: Mapping[str, Optional[nn.Module]],
    ) -> None:
        self.trace = traced
        self.layer_of = grouping.layer_of
        self.first = grouping.first
        self.places = places
        self.heads = heads
        self.operations: list[list[fx.Node]] = [[] for _ in self.first]
        for node in traced.graph.nodes:
            if node in self.layer_of:
                self.operations[self.layer_of[node]].append(node)
        self.input = next(node for node in traced.graph.nodes if node.op == "placeholder")
        self.output = next(node for node in reversed(traced.graph.nodes) if node.op == "output").args[0]

    def backbone(self, folded: int) -> Backbone:
        if not self.first or not isinstance(self.output, fx.Node) or self.output not in self.layer_of:
            raise Refusal("Network.model", "a network that does nothing with its images", "one that computes logits")
        layer_names = names(self.trace, self.first)
        labels = groups(layer_names, self.first)
        kinds = [kind(self.trace, nodes) for nodes in self.operations]
        exits = self.exits(layer_names)
        write_out_of_place(self.trace, self.layer_of)
        reads = [self.reads(index) for index in range(len(self.first))]
        inputs = self.inputs(reads)
        last_reader = {node: index for index, nodes in enumerate(reads) for node in nodes}
        layers = []
        for index, name in enumerate(layer_names):
            writes = self.writes(index, last_reader)
            frees = [node for node in [*reads[index], *writes] if last_reader.get(node, index) == index]
            layers.append(
                Layer(
                    name=name, kind=kinds[index], group=labels[index],
                    module=self.module(index, reads[index], writes),
                    reads=tuple(node.name for node in reads[index]), writes=tuple(node.name for node in writes),
                    inputs=tuple(layer_names[source] for source in inputs[index]),
                    frees=tuple(node.name for node in frees if node is not self.output),
                )
            )
        return Backbone(
            layers=tuple(layers), exits=exits, input=self.input.name, output=self.output.name,
            whole=fx.GraphModule(self.trace.model, self.trace.graph), notes=self.notes(folded),
        )

    def exits(self, layer_names: Sequence[str]) -> tuple[Exit, ...]:
        """In depth order. - Raises: `Refusal` for an exit in the last layer."""
        exits = []
        for asked, node in self.places.items():
            layer = self.layer_of.get(node)
            if layer is None:
                raise Refusal(
                    f'Network.exits, "{asked}"', "an output that does not depend on the images",
                    "the output of a layer that the images pass through",
                )
            if layer == len(self.first) - 1:
                before = [name for name in choices(self.trace) if name != asked and name not in self.places]
                raise Refusal(
                    f'Network.exits, "{asked}"', "the output of the last layer, which is the final prediction",
                    "a layer before the last", f"choose among {listed(before)}",
                )
            place = shape(node)
            exits.append(
                Exit(
                    name=f"exit:{asked}", asked=asked, layer=layer, value=node.name,
                    shape=place if place is not None else torch.Size(), head=self.heads[asked],
                )
            )
        return tuple(sorted(exits, key=lambda exit: exit.layer))

    def reads(self, index: int) -> list[fx.Node]:
        """The images and the values of earlier layers that a layer reads, each once."""
        found: dict[fx.Node, None] = {}
        for node in self.operations[index]:
            for read in node.all_input_nodes:
                if read is self.input or self.layer_of.get(read, index) != index:
                    found[read] = None
        return list(found)

    def inputs(self, reads: Sequence[Sequence[fx.Node]]) -> list[list[int]]:
        """The layers whose tensors each layer reads. A number, such as a batch's size, makes no edge, unless its
        layer would have none."""
        every = [[node for node in nodes if node in self.layer_of] for nodes in reads]
        read = {self.layer_of[node] for nodes in every for node in nodes if holds_tensor(node)}
        result = []
        for nodes in every:
            kept = [node for node in nodes if holds_tensor(node) or self.layer_of[node] not in read] or nodes
            result.append(list(dict.fromkeys(self.layer_of[node] for node in kept)))
        return result

    def writes(self, index: int, last_reader: Mapping[fx.Node, int]) -> list[fx.Node]:
        """The values of a layer that other layers, exits or the caller read."""
        wanted = {*self.places.values(), self.output}
        return [node for node in self.operations[index] if node in last_reader or node in wanted]

    def module(self, index: int, reads: Sequence[fx.Node], writes: Sequence[fx.Node]) -> fx.GraphModule:
        graph = fx.Graph()
        copied = {node: graph.placeholder(node.name) for node in reads}

        def copy(node: fx.Node) -> fx.Node:
            # Constants are copied into each layer that reads them.
            if node not in copied:
                copied[node] = graph.node_copy(node, copy)
            found: fx.Node = copied[node]
            return found

        for node in self.operations[index]:
            copy(node)
        results = tuple(copied[node] for node in writes)
        graph.output(results[0] if len(results) == 1 else results)
        module: fx.GraphModule = fx.GraphModule(self.trace.model, graph)
        return module

    def notes(self, folded: int) -> tuple[str, ...]:
        notes = []
        for path, reason in self.trace.opaque.items():
            notes.append(f"{path} is one layer, for it cannot be traced: {reason}")
        if folded:
            notes.append(f"batch normalisation is folded into the layer before it, {folded} times")
        return tuple(notes)
