"""Profiles/Models/resnet56.onnx: the network with all its exits, every name beginning with its layer's or exit's.

    python3 -m resnet56 onnx --out resnet56.onnx

So "/b0.conv1/conv/Conv" is a node of the layer b0.conv1 and "exit:stem/fc/Gemm_output_0" a tensor of its exit: what
a runtime's profiler prints can be joined to the layers of the model file. Same versions, same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import onnx
import torch
from torch import Tensor, fx, nn

from hapi_export.backbone import Backbone, Layer
from hapi_export.onnx_file import onnx_bytes

from .atlas import shipped_atlas
from .images import batches
from .layers import as_backbone
from .network import EarlyExitResNet56
from .places import BATCH, CALIBRATION

OPSET = 13
CHECKED_IMAGES = 8


def resnet56_onnx(network: EarlyExitResNet56) -> tuple[bytes, str]:
    """The file, and how far ONNX Runtime's logits are from PyTorch's."""
    backbone = as_backbone(network, torch.contiguous_format)
    scoped = replace(backbone, layers=tuple(replace(layer, module=in_scope(layer)) for layer in backbone.layers))
    data, remark = onnx_bytes(scoped, some_images(), OPSET)
    return renamed(data, layer_naming(backbone)), remark


def some_images() -> Tensor:
    """The calibration set's first images, as the network reads them."""
    images, _ = next(batches(shipped_atlas(), CALIBRATION.faces, CALIBRATION.seed, CHECKED_IMAGES, BATCH))
    return images.contiguous()


def scope(layer: str) -> str:
    """A layer's name as an attribute's: the exporter keeps only what follows a dot."""
    return layer.replace(".", "_")


def in_scope(layer: Layer) -> fx.GraphModule:
    """The layer within a module that calls it by name: the exporter names nodes after the modules they run in."""
    graph = fx.Graph()
    reads = tuple(graph.placeholder(f"read{number}") for number in range(len(layer.reads)))
    graph.output(graph.call_module(scope(layer.name), reads))
    module: fx.GraphModule = fx.GraphModule(nn.ModuleDict({scope(layer.name): layer.module}), graph)
    return module


def layer_naming(backbone: Backbone) -> Callable[[str], str]:
    """Turns the exporter's names of nodes, tensors and weights into such that begin with a layer's or an exit's."""
    layers = {scope(layer.name): layer.name for layer in backbone.layers}
    exits = {str(number): entry.name for number, entry in enumerate(backbone.exits)}
    # Where an operation ran: "/heads.3/conv1/Conv", "/b0_conv1/Relu". Where a weight lies: "heads.3.conv1.weight",
    # "parts.5.b2_conv1.conv.weight".
    head = re.compile(r"^/?heads\.(\d+)[./]")
    part = re.compile(r"^(?:/|parts\.\d+\.)(\w+)[./]")

    def name(old: str) -> str:
        slash = "/" if old.startswith("/") else ""
        if match := head.match(old):
            return f"{slash}{exits[match[1]]}/{old[match.end():]}"
        if (match := part.match(old)) and match[1] in layers:
            return f"{slash}{layers[match[1]]}/{old[match.end():]}"
        return old

    return name


def renamed(data: bytes, name: Callable[[str], str]) -> bytes:
    """The same graph under other names; those of the inputs and outputs must stay as they are."""
    model = onnx.load_from_string(data)
    for node in model.graph.node:
        node.name = name(node.name)
        node.input[:] = [name(tensor) for tensor in node.input]
        node.output[:] = [name(tensor) for tensor in node.output]
    for weights in model.graph.initializer:
        weights.name = name(weights.name)
    for value in model.graph.value_info:
        value.name = name(value.name)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString(deterministic=True))
