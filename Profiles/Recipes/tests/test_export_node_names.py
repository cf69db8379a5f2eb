"""Nodes of the ONNX file against the layers and exits that they are named after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import nn

from export_networks import Functional, Gated, Inception, Overwriting, Shared, Splits, Stems, chain, resnet
from hapi_export.backbone import Backbone
from hapi_export.node_names import with_owners
from hapi_export.onnx_file import onnx_bytes
from test_export_files import heads
from test_export_layers import IMAGES, splitting

onnx: Any = pytest.importorskip("onnx")


def with_heads(backbone: Backbone) -> Backbone:
    made = heads({place.asked: place.shape[1:].numel() for place in backbone.exits})
    return replace(backbone, exits=tuple(replace(place, head=made[place.asked]) for place in backbone.exits))


@pytest.mark.parametrize(("model", "exits"), [
    (chain, ["0", "4"]), (resnet, ["layer1.0", "layer1.1.conv1", "layer2.0"]), (Inception, ["three", "pooled"]),
    (Shared, ["conv#1"]), (Gated, ["gate"]), (Functional, []), (Overwriting, ["stem"]), (Stems, ["middle"]),
    (Splits, ["pair.conv"]),
])
def test_every_node_is_named_once_after_the_layer_or_exit_that_it_is_of(
    model: Callable[[], nn.Module], exits: Sequence[str],
) -> None:
    torch.manual_seed(0)
    backbone = with_heads(splitting(model().eval(), *exits))
    data, _ = onnx_bytes(backbone, IMAGES, 13)
    before, graph = onnx.load_from_string(data).graph, onnx.load_from_string(with_owners(data, backbone)).graph
    onnx.checker.check_model(onnx.load_from_string(with_owners(data, backbone)))
    assert [node.op_type for node in graph.node] == [node.op_type for node in before.node]
    assert [value.name for value in graph.output] == [value.name for value in before.output]
    assert [one.name for one in graph.initializer] == [one.name for one in before.initializer]
    assert max(Counter(node.name for node in graph.node).values()) == 1
    owners = {layer.name for layer in backbone.layers} | {place.name for place in backbone.exits}
    owner: dict[str, str] = {}
    for node in graph.node:
        _, of, kind = node.name.split("/")
        assert of in owners and kind.split("_")[0] == node.op_type, node.name
        owner.update({tensor: of for tensor in node.output})
    # A node reads what its own layer's nodes wrote, or those of a layer that its own reads, or the exit's layer.
    sources = {layer.name: set(layer.inputs) for layer in backbone.layers}
    sources |= {place.name: {backbone.layers[place.layer].name} for place in backbone.exits}
    for node in graph.node:
        of = node.name.split("/")[1]
        assert {owner[tensor] for tensor in node.input if tensor in owner} <= sources[of] | {of}, node.name
    weighted = Counter(node.name.split("/")[1] for node in graph.node if node.op_type in ("Conv", "Gemm", "MatMul"))
    assert all(weighted[layer.name] for layer in backbone.layers if "conv" in layer.kind or "fc" in layer.kind)
    assert all(weighted[place.name] == 1 for place in backbone.exits)
