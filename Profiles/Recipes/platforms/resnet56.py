"""The nodes of the shipped ResNet-56, from its model file."""

from __future__ import annotations

import math
from typing import Any

from .devices import BYTES_FP32
from .documents import Refused
from .node import Node

# Output shapes (channels, height, width) of the CIFAR ResNet-56: He et al., "Deep Residual Learning for Image
# Recognition", CVPR 2016, section 4.2. The first convolution of stages 2 and 3 has stride 2.
SHAPES = {"stem": (16, 32, 32), "stage1": (16, 32, 32), "stage2": (32, 16, 16), "stage3": (64, 8, 8)}

# Kernels: operators that launch work on the GPU in PyTorch eager, batch norm folded into the convolution.
# What happens within one operator counts once (the bias that folding leaves is added within the convolution).
CONVOLUTION_KERNELS = ("convolution", "relu")
RESIDUAL_KERNELS = ("convolution", "add", "relu")
# The option-A shortcut, where a stage begins: the strided slice is a view and launches nothing, the zero
# channels are padded.
SHORTCUT_KERNELS = ("pad",)
HEAD_KERNELS = ("mean", "linear")
# Only the confidence is copied to the host, which compares it with the threshold. The copy waits for the GPU.
DECISION_KERNELS = ("softmax", "max", "copy")
EXIT_KERNELS = ("convolution", "relu", "convolution", "relu", "mean", "linear", *DECISION_KERNELS)


def read_nodes(model: dict[str, Any]) -> tuple[list[Node], list[Node]]:
    """The layers and the exits of the model. A layer reads the outputs of all its inputs, so a block's second
    convolution reads the shortcut too. Raises Refused for a layer that this model of the kernels does not know."""
    network_input = tuple(model["input"])
    logits = (model["classes"],)
    shapes: dict[str, tuple[int, ...]] = {}
    layers = []
    for layer in model["layers"]:
        inputs = [shapes[name] for name in layer["inputs"]] or [network_input]
        output = SHAPES.get(layer["group"], logits)
        shapes[layer["name"]] = output
        check_macs(layer, inputs[0], output)
        layers.append(node(layer, layer_kernels(layer, inputs), inputs, output))
    exits = [node(entry, EXIT_KERNELS, [shapes[entry["after"]]], logits) for entry in model["exits"]]
    return layers, exits


def layer_kernels(layer: dict[str, Any], inputs: list[tuple[int, ...]]) -> tuple[str, ...]:
    """What a layer launches; where the two inputs that meet differ in shape, the shortcut is padded."""
    kind = layer["kind"]
    if kind == "conv_bn_relu":
        return CONVOLUTION_KERNELS
    if kind == "conv_bn_add_relu":
        return RESIDUAL_KERNELS + (SHORTCUT_KERNELS if inputs[0] != inputs[1] else ())
    if kind == "gap_fc":
        return HEAD_KERNELS
    raise Refused(f"no kernels are known for layer {layer['name']!r} of kind {kind!r}")


def check_macs(layer: dict[str, Any], source: tuple[int, ...], output: tuple[int, ...]) -> None:
    """Derived shapes must explain the model's own multiply-accumulates: 3×3 convolutions, then one linear."""
    expected = source[0] * math.prod(output) * (9 if len(output) == 3 else 1)
    if layer["macs"] != expected:
        raise Refused(f"{layer['name']} has {layer['macs']} MACs, its shapes give {expected}")


def node(
    entry: dict[str, Any], kernels: tuple[str, ...], inputs: list[tuple[int, ...]], output: tuple[int, ...]
) -> Node:
    values = sum(math.prod(shape) for shape in inputs) + math.prod(output)
    return Node(entry["name"], len(kernels), entry["macs"], BYTES_FP32 * values + entry["weightBytes"])
