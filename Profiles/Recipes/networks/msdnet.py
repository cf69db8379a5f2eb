"""MSDNet for 32 × 32 images: three scales side by side, ten classifiers on the coarsest.

Huang et al., "Multi-Scale Dense Networks for Resource Efficient Image Classification", ICLR 2018, section 4 and
figure 2; bottlenecks and the classifiers' widths as in the authors' code for CIFAR. It is shallower than theirs:
thirteen layers, and so no transition layers to halve channels between blocks. What no later layer reads is not there:
the last layer of the network has the coarsest scale alone, the one before the two coarsest.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .parts import ConvNorm, PooledLinear, initialise

BLOCKS = 10
LAYERS_A_BLOCK = 1
FIRST_LAYERS = 4  # of the first block
SCALES = 3
CHANNELS = 16
GROWTH = 6  # channels that a layer adds at the finest scale; twice as many at each coarser one
BOTTLENECKS = (1, 2, 4)  # channels of a scale's bottleneck in units of its growth
HEAD = 128


class Bottleneck(nn.Module):
    """A 1 × 1 convolution to few channels, then one of 3 × 3: [batch, inputs, n, n] to [batch, outputs, n / stride, n /
    stride]."""

    def __init__(self, inputs: int, outputs: int, bottleneck: int, stride: int) -> None:
        super().__init__()
        hidden = min(inputs, bottleneck * outputs)
        self.squeeze = ConvNorm(inputs, hidden, 1)
        self.grow = ConvNorm(hidden, outputs, 3, stride)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.grow(self.squeeze(x))
        return result


class Scale(nn.Module):
    """What a layer adds at one scale: from this scale's features, and by stride from the finer one's, if any."""

    def __init__(self, same: int, finer: int, growth: int, bottleneck: int, finer_bottleneck: int) -> None:
        super().__init__()
        if finer:
            half = growth // 2
            self.down = Bottleneck(finer, half, finer_bottleneck, 2)
            self.same = Bottleneck(same, growth - half, bottleneck, 1)
        else:
            self.same = Bottleneck(same, growth, bottleneck, 1)

    def forward(self, x: Tensor, finer: Tensor | None) -> Tensor:
        """This scale's features so far with the new ones behind them."""
        if finer is None:
            return torch.cat([x, self.same(x)], 1)
        return torch.cat([x, self.down(finer), self.same(x)], 1)


class First(nn.Module):
    """The first layer: images [batch, 3, 32, 32] to one map a scale, each half as wide as the one before."""

    def __init__(self) -> None:
        super().__init__()
        inputs = 3
        for scale in range(SCALES):
            self.add_module(f"scale{scale + 1}", ConvNorm(inputs, CHANNELS << scale, 3, 2 if scale else 1))
            inputs = CHANNELS << scale

    def forward(self, x: Tensor) -> list[Tensor]:
        maps = []
        for part in self.children():
            x = part(x)
            maps.append(x)
        return maps


class Layer(nn.Module):
    """One step in depth over the scales from `first` on, 0 being the finest."""

    def __init__(self, widths: Sequence[int], first: int) -> None:
        super().__init__()
        self.first = first
        for scale in range(first, SCALES):
            growth = GROWTH << scale
            finer = widths[scale - 1] if scale else 0
            part = Scale(widths[scale], finer, growth, BOTTLENECKS[scale], BOTTLENECKS[max(0, scale - 1)])
            self.add_module(f"scale{scale + 1}", part)

    def forward(self, maps: list[Tensor]) -> list[Tensor]:
        """One map a scale, finest first, to the same; scales before `first` are dropped after they are read."""
        result = list(maps[: self.first])
        for scale, part in enumerate(self.children(), self.first):
            result.append(part(maps[scale], maps[scale - 1] if scale else None))
        return result


class Head(nn.Module):
    """A classifier on the coarsest scale: two 3 × 3 convolutions of stride 2, average pool, linear."""

    def __init__(self, inputs: int, classes: int) -> None:
        super().__init__()
        self.conv1 = ConvNorm(inputs, HEAD, 3, 2)
        self.conv2 = ConvNorm(HEAD, HEAD, 3, 2)
        self.out = PooledLinear(HEAD, classes)

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.out(self.conv2(self.conv1(x)))
        return logits


class Block(nn.Module):
    """The layers between two classifiers."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        for number, layer in enumerate(layers):
            self.add_module(f"layer{number + 1}", layer)

    def forward(self, maps: list[Tensor]) -> list[Tensor]:
        for layer in self.children():
            maps = layer(maps)
        return maps


class MSDNet(nn.Module):
    """Images [batch, 3, 32, 32] to the logits [batch, classes] of the last classifier."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.first = First()
        widths = [CHANNELS << scale for scale in range(SCALES)]
        depth = FIRST_LAYERS + LAYERS_A_BLOCK * (BLOCKS - 1)
        done = 0
        for number in range(BLOCKS):
            layers = []
            for _ in range(LAYERS_A_BLOCK if number else FIRST_LAYERS):
                left = depth - 1 - done  # layers that follow
                layers.append(Layer(widths, max(0, SCALES - 1 - left)))
                widths = [width + (GROWTH << scale) for scale, width in enumerate(widths)]
                done += 1
            self.add_module(f"block{number + 1}", Block(layers))
        self.head = Head(widths[-1], classes)
        initialise(self)

    def forward(self, x: Tensor) -> Tensor:
        maps = self.first(x)
        for number in range(BLOCKS):
            maps = self.get_submodule(f"block{number + 1}")(maps)
        logits: Tensor = self.head(maps[-1])
        return logits


def exits() -> list[str]:
    """After every block but the last, on the coarsest scale: 9. The tenth classifier is the network's own."""
    layers = [LAYERS_A_BLOCK if number else FIRST_LAYERS for number in range(BLOCKS - 1)]
    return [f"block{number + 1}.layer{count}.scale{SCALES}" for number, count in enumerate(layers)]
