"""The network with all its exits as an ONNX file, every name beginning with its layer's or exit's.

    python3 -m resnet56 onnx --out resnet56.onnx

So "/b0.conv1/conv/Conv" is a node of the layer b0.conv1 and "exit:stem/fc/Gemm_output_0" a tensor of its exit: what
a runtime's profiler prints can be joined to the layers of the model file. Same versions, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable

import onnx
import torch
from torch import Tensor

from glyphs.sets import CALIBRATION
from hapi_export.backbone import Backbone
from hapi_export.node_names import place_naming
from hapi_export.onnx_file import onnx_bytes

from .layers import as_backbone
from .network import EarlyExitResNet56

OPSET = 13
CHECKED_IMAGES = 8


def resnet56_onnx(network: EarlyExitResNet56) -> tuple[bytes, str]:
    """The file, and how far ONNX Runtime's logits are from PyTorch's."""
    backbone = as_backbone(network, torch.contiguous_format)
    data, remark = onnx_bytes(backbone, some_images(), OPSET)
    return renamed(data, layer_naming(backbone)), remark


def some_images() -> Tensor:
    """The calibration set's first images, as the network reads them."""
    images, _ = next(CALIBRATION.batches(CHECKED_IMAGES))
    return images.contiguous()


def layer_naming(backbone: Backbone) -> Callable[[str], str]:
    """Turns the exporter's names of nodes, tensors and weights into such that begin with a layer's or an exit's."""
    place = place_naming(backbone)

    def name(old: str) -> str:
        found = place(old)
        return f"{'/' if old.startswith('/') else ''}{found[0]}/{found[1]}" if found else old

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
