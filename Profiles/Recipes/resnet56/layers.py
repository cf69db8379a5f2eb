"""The network as hapi_export's graph of layers: batch norm folded, layers named as in Profiles/Models/resnet56.json.

The layers are cut here by hand, not found in a traced graph: the shipped files and many tests know them by these
names, a block's shortcut belongs to its second convolution, and the pooling to the head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, fx, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from glyphs.geometry import SIDE
from hapi_export.backbone import Backbone, Exit, Layer
from hapi_export.cost import multiply_accumulates, weight_bytes
from networks.weights import laid_out

from .network import BLOCKS_A_STAGE, Block, EarlyExitResNet56, ResNet56
from .network import Exit as Head

INPUT = "input"


def pooled(x: Tensor) -> Tensor:
    """Means over the map, [batch, channels, n, n] to [batch, channels], as the pooling that runtimes have a kernel
    for: a plain mean over two dimensions makes ONNX Runtime reorder memory first."""
    return F.adaptive_avg_pool2d(x, 1).flatten(1)


class Convolution(nn.Module):
    """The stem, or a block's first half."""

    def __init__(self, convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> None:
        super().__init__()
        self.conv = fuse_conv_bn_eval(convolution, norm)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.conv(x))


class Residual(nn.Module):
    """A block's second half: it reads the first half's output and the block's input."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.conv = fuse_conv_bn_eval(block.conv2, block.bn2)
        self.shortcut = block.shortcut

    def forward(self, hidden: Tensor, x: Tensor) -> Tensor:
        return torch.relu(self.conv(hidden) + self.shortcut(x))


class Classifier(nn.Module):
    """The final classifier: global average pool, linear."""

    def __init__(self, backbone: ResNet56) -> None:
        super().__init__()
        self.fc = backbone.fc

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(pooled(x))
        return logits


class FoldedExit(nn.Module):
    """An early exit without its batch norms."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.conv1 = fuse_conv_bn_eval(head.c1, head.b1)
        self.conv2 = fuse_conv_bn_eval(head.c2, head.b2)
        self.fc = head.fc

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(pooled(torch.relu(self.conv2(torch.relu(self.conv1(x))))))
        return logits


@dataclass(frozen=True)
class Piece:
    """A layer before it is run: its module and the layers whose outputs it reads."""

    name: str
    kind: str
    group: str
    inputs: tuple[str, ...]
    module: nn.Module


def pieces(backbone: ResNet56) -> Iterator[Piece]:
    """The layers in execution order."""
    yield Piece("stem", "conv_bn_relu", "stem", (), Convolution(backbone.conv0, backbone.bn0))
    before = "stem"
    for number, block in enumerate(backbone.stages()):
        group, first, second = f"stage{1 + number // BLOCKS_A_STAGE}", f"b{number}.conv1", f"b{number}.conv2"
        yield Piece(first, "conv_bn_relu", group, (before,), Convolution(block.conv1, block.bn1))
        yield Piece(second, "conv_bn_add_relu", group, (first, before), Residual(block))
        before = second
    yield Piece("head", "gap_fc", "head", (before,), Classifier(backbone))


class Whole(nn.Module):
    """The folded backbone in one piece."""

    def __init__(self, cut: list[Piece]) -> None:
        super().__init__()
        self.inputs = [piece.inputs for piece in cut]
        self.names = [piece.name for piece in cut]
        self.parts = nn.ModuleList(piece.module for piece in cut)

    def forward(self, x: Tensor) -> Tensor:
        values: dict[str, Tensor] = {}
        for name, inputs, part in zip(self.names, self.inputs, self.parts):
            x = part(*(values[source] for source in inputs)) if inputs else part(x)
            values[name] = x
        return x


def as_backbone(network: EarlyExitResNet56, memory_format: torch.memory_format = torch.channels_last) -> Backbone:
    """The trained network, in evaluation mode, as layers and exits that can be run, timed and written down.

    Runs the network once on a blank image to learn shapes and work. The network itself stays as it is.
    """
    cut = list(pieces(network.backbone))
    heads = dict(zip((piece.name for piece in cut), map(FoldedExit, network.heads())))
    last_reader = {source: index for index, piece in enumerate(cut) for source in piece.inputs}
    values: dict[str, Tensor] = {}
    layers, exits = [], []
    blank = torch.zeros(1, 3, SIDE, SIDE).contiguous(memory_format=memory_format)
    for index, piece in enumerate(cut):
        module = fx.symbolic_trace(laid_out(piece.module.eval(), memory_format))
        read = [values[source] for source in piece.inputs] or [blank]
        with torch.inference_mode():
            values[piece.name] = module(*read)
        frees = tuple(source for source, reader in last_reader.items() if reader == index)
        layers.append(Layer(
            piece.name, piece.kind, piece.group, module, piece.inputs or (INPUT,), (piece.name,), piece.inputs, frees,
            multiply_accumulates(lambda: module(*read))[0], weight_bytes(module, set()),
        ))
        if piece.name in heads:
            head = laid_out(heads[piece.name].eval(), memory_format)
            features = values[piece.name]
            exits.append(Exit(
                f"exit:{piece.name}", piece.name, index, piece.name, features.shape[1:], head,
                multiply_accumulates(lambda: head(features))[0], weight_bytes(head, set()),
            ))
    whole = fx.symbolic_trace(Whole(cut).eval())
    return Backbone(tuple(layers), tuple(exits), INPUT, cut[-1].name, whole)
