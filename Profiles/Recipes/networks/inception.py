"""An Inception-style network for 32 × 32 images: nine modules of four branches each.

The plan is GoogLeNet's: Szegedy et al., "Going Deeper with Convolutions", CVPR 2015, table 1, with a stem that halves
the image once (it has 32 pixels, not 224) and has no 1 × 1 convolution, and without auxiliary classifiers and dropout.
As in Ioffe and Szegedy, "Batch Normalization", ICML 2015, section 4.2, convolutions are normalised and those of 5 × 5
are two of 3 × 3; every branch that pools takes means, where theirs take means in some modules and maxima in others.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .parts import ConvNorm, PooledLinear, initialise, scaled


@dataclass(frozen=True)
class Branches:
    """Channels of a module at full width: table 1's columns "#1×1", "#3×3 reduce" … "pool proj"."""

    one: int
    three_reduce: int
    three: int
    five_reduce: int
    five: int
    pool: int


STEM = (64, 192)
MODULES = {
    "3a": Branches(64, 96, 128, 16, 32, 32), "3b": Branches(128, 128, 192, 32, 96, 64),
    "4a": Branches(192, 96, 208, 16, 48, 64), "4b": Branches(160, 112, 224, 24, 64, 64),
    "4c": Branches(128, 128, 256, 24, 64, 64), "4d": Branches(112, 144, 288, 32, 64, 64),
    "4e": Branches(256, 160, 320, 32, 128, 128),
    "5a": Branches(256, 160, 320, 32, 128, 128), "5b": Branches(384, 192, 384, 48, 128, 128),
}
POOLED_BEFORE = ("4a", "5a")


class Stem(nn.Module):
    """Two convolutions and a maximum of 2 × 2: [batch, 3, 32, 32] to [batch, outputs, 16, 16]."""

    def __init__(self, first: int, outputs: int) -> None:
        super().__init__()
        self.conv1 = ConvNorm(3, first)
        self.conv2 = ConvNorm(first, outputs)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.pool(self.conv2(self.conv1(x)))
        return result


class Module(nn.Module):
    """Four branches side by side: [batch, inputs, n, n] to [batch, outputs, n, n]."""

    def __init__(self, inputs: int, branches: Branches, width: float) -> None:
        super().__init__()
        one, three_reduce, three, five_reduce, five, pool = (
            scaled(channels, width, 4)
            for channels in (
                branches.one, branches.three_reduce, branches.three, branches.five_reduce, branches.five, branches.pool
            )
        )
        self.one = ConvNorm(inputs, one, 1)
        self.three_reduce = ConvNorm(inputs, three_reduce, 1)
        self.three = ConvNorm(three_reduce, three)
        self.five_reduce = ConvNorm(inputs, five_reduce, 1)
        self.five1 = ConvNorm(five_reduce, five)
        self.five2 = ConvNorm(five, five)
        self.mean = nn.AvgPool2d(3, 1, 1)
        self.project = ConvNorm(inputs, pool, 1)
        self.outputs = one + three + five + pool

    def forward(self, x: Tensor) -> Tensor:
        # First, for an exit reads it: who leaves there skips the other branches.
        three = self.three(self.three_reduce(x))
        one = self.one(x)
        five = self.five2(self.five1(self.five_reduce(x)))
        return torch.cat([one, three, five, self.project(self.mean(x))], 1)


class Inception(nn.Module):
    """Images [batch, 3, 32, 32] to logits [batch, classes]."""

    def __init__(self, classes: int, width: float = 1.0) -> None:
        super().__init__()
        first, inputs = (scaled(channels, width, 4) for channels in STEM)
        self.stem = Stem(first, inputs)
        for name, branches in MODULES.items():
            if name in POOLED_BEFORE:
                self.add_module(f"pool{name[0]}", nn.MaxPool2d(2))
            module = Module(inputs, branches, width)
            self.add_module(f"inception{name}", module)
            inputs = module.outputs
        self.head = PooledLinear(inputs, classes)
        initialise(self)

    def forward(self, x: Tensor) -> Tensor:
        for part in self.children():
            x = part(x)
        return x


def exits() -> list[str]:
    """After the stem's convolutions; inside every module behind its 3 × 3 branch; after every module but the last, which
    the head follows: 19."""
    places = ["stem.conv1", "stem.conv2"]
    for name in MODULES:
        places += [f"inception{name}.three", f"inception{name}"]
    return places[:-1]
