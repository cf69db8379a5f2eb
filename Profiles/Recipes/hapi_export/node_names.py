"""Names of an ONNX file's nodes that say which layer or exit each belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Optional

from .backbone import Backbone
from .refusal import package

# Where an operation ran, as PyTorch's exporter names nodes, of a module that holds layers as `parts` and the exits'
# heads as `heads`: "/parts.3/conv1/Conv". Where a weight lies: "parts.3.conv1.weight".
_PLACE = re.compile(r"^/?(parts|heads)\.(\d+)[./]")


def place_naming(backbone: Backbone) -> Callable[[str], Optional[tuple[str, str]]]:
    """Turns the exporter's name of a node, tensor or weight into its layer's or exit's, and what follows; `None` for
    one that tells no place."""
    owners = {
        "parts": [layer.name for layer in backbone.layers],
        "heads": [place.name for place in backbone.exits if place.head is not None],
    }

    def name(old: str) -> Optional[tuple[str, str]]:
        match = _PLACE.match(old)
        return (owners[match[1]][int(match[2])], old[match.end():]) if match else None

    return name


def with_owners(data: bytes, backbone: Backbone) -> bytes:
    """The same graph with every node called "/OWNER/Type", so that a runtime's times can be joined to layers.

    The first of a layer's nodes of one type is "/b1.conv1/Conv", the second "/b1.conv1/Conv_1"; what a node writes
    goes by its name too, as "/b1.conv1/Conv_output_0". Inputs, outputs and weights keep their names.
    - Complexity: O(nodes + edges).
    """
    model = package("onnx", "which names the ONNX file's nodes").load_from_string(data)
    graph = model.graph
    counts: dict[tuple[str, str], int] = {}
    names = {value.name: value.name for value in [*graph.input, *graph.output, *graph.initializer]}
    for node, owner in zip(graph.node, _owners(graph, backbone)):
        count = counts.setdefault((owner, node.op_type), 0)
        counts[owner, node.op_type] = count + 1
        node.name = f"/{owner}/{node.op_type}" + (f"_{count}" if count else "")
        for index, tensor in enumerate(node.output):
            if tensor:
                names.setdefault(tensor, f"{node.name}_output_{index}")
    _rename_tensors(graph, names)
    return bytes(model.SerializeToString(deterministic=True))


def _owners(graph: Any, backbone: Backbone) -> list[str]:
    """One for each node. Those that the exporter puts in itself tell no place: they are its who reads their outputs,
    or, where these are only the file's, theirs who wrote what they read."""
    place = place_naming(backbone)
    told: list[Optional[str]] = []
    for node in graph.node:
        found = place(node.name)
        told.append(found[0] if found else None)
    reader: dict[str, str] = {}
    for index, node in reversed(list(enumerate(graph.node))):
        owner = told[index] or next((reader[one] for one in node.output if one in reader), None)
        told[index] = owner
        if owner:
            reader.update({one: owner for one in node.input})
    writer: dict[str, str] = {}
    owners: list[str] = []
    for index, node in enumerate(graph.node):
        source = next((writer[one] for one in node.input if one in writer), backbone.layers[-1].name)
        owners.append(told[index] or source)
        writer.update({one: owners[-1] for one in node.output})
    return owners


def _rename_tensors(graph: Any, names: Mapping[str, str]) -> None:
    """In the nodes, in the branches and bodies that they may hold, and where types are noted."""
    for node in graph.node:
        node.input[:] = [names.get(tensor, tensor) for tensor in node.input]
        node.output[:] = [names.get(tensor, tensor) for tensor in node.output]
        for attribute in node.attribute:
            for inner in [*([attribute.g] if attribute.HasField("g") else []), *attribute.graphs]:
                _rename_tensors(inner, names)
    for value in [*graph.value_info, *graph.output]:
        value.name = names.get(value.name, value.name)
