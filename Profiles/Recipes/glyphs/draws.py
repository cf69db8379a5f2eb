"""Random draws for a batch of images, one generator behind them all."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Draws:
    """Draws for `count` images at a time.

    The generator is the only state: the same seed, batch size and order of calls give the same images. The
    shipped data sets are remembered by their seeds, so the order of the calls in this package is part of them.
    """

    generator: torch.Generator
    count: int

    @staticmethod
    def seeded(seed: int, count: int) -> Draws:
        """Draws from a fresh generator."""
        return Draws(torch.Generator().manual_seed(seed), count)

    def uniform(self, *shape: int) -> Tensor:
        """Float32 in [0, 1), [count, *shape]."""
        return torch.rand(self.count, *shape, generator=self.generator)

    def signed(self) -> Tensor:
        """Float32 in [-1, 1), [count]."""
        return self.uniform() * 2 - 1

    def normal(self, *shape: int) -> Tensor:
        """Standard normal float32, [count, *shape]."""
        return torch.randn(self.count, *shape, generator=self.generator)

    def bounded_normal(self) -> Tensor:
        """Standard normal cut off at two standard deviations, [count]."""
        return self.normal().clamp(-2, 2)

    def directions(self) -> Tensor:
        """Unit vectors in colour space, [count, 3]."""
        vectors = self.normal(3)
        directions: Tensor = vectors / vectors.norm(dim=1, keepdim=True)
        return directions

    def integers(self, below: int) -> Tensor:
        """Int64 in 0 ..< below, [count]."""
        return torch.randint(0, below, (self.count,), generator=self.generator)


def spread(values: Tensor) -> Tensor:
    """One value an image, [count], or a colour each, [count, channels], as [count, 1 or channels, 1, 1]."""
    return values.reshape(len(values), -1, 1, 1)
