"""What stands behind the glyph, and the colours that set the glyph off from it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from .draws import Draws, spread
from .geometry import SIDE, smooth_field

# Pixel centres do not matter here: a ramp from edge to edge.
ACROSS = torch.linspace(-1, 1, SIDE)


@dataclass(frozen=True)
class Scene:
    """A background with the glyph's colour: image and texture [count, 3, SIDE, SIDE], colours [count, 3]."""

    background: Tensor
    texture: Tensor
    mean: Tensor
    ink: Tensor


def ramp(angle: Tensor) -> Tensor:
    """Rises along a direction, angle [count] in radians: in -√2 … √2, [count, SIDE, SIDE]."""
    cosine, sine = angle.cos().view(-1, 1, 1), angle.sin().view(-1, 1, 1)
    rising: Tensor = ACROSS.view(1, 1, SIDE) * cosine + ACROSS.view(1, SIDE, 1) * sine
    return rising


def gradient(draws: Draws, hardness: Tensor) -> Tensor:
    """Two colours that run into each other, nearly one colour where hardness is low."""
    first, second = draws.uniform(3), draws.uniform(3)
    rising = ramp(draws.uniform() * 2 * math.pi) * 0.35 + 0.5
    contrast = spread(hardness * draws.uniform()) * 0.8
    share = (rising.unsqueeze(1) - 0.5) * contrast + contrast * 0.5
    return paint(spread(first), spread(second), share)


def draw_scene(draws: Draws, hardness: Tensor) -> Scene:
    """A gradient under a coloured texture of large patches and a grey one of small patches."""
    plain = gradient(draws, hardness)
    texture = smooth_field(draws.normal(3, 8, 8))
    grain = smooth_field(draws.normal(1, 16, 16))
    background = (
        plain
        + texture * spread(0.10 * hardness * draws.uniform())
        + grain * spread(0.14 * hardness * draws.uniform())
    )
    mean = background.mean((2, 3))
    return Scene(background, texture, mean, contrasting_colour(draws, hardness, mean))


def contrasting_colour(draws: Draws, hardness: Tensor, mean: Tensor) -> Tensor:
    """A colour at a distance from the background's mean colour [count, 3]: darker on light, lighter on dark in
    most channels, nearer as hardness grows."""
    away = draws.directions().abs() * torch.where(mean > 0.5, -1.0, 1.0)
    away = away * torch.where(draws.uniform(3) < 0.15, -1.0, 1.0)
    contrast = 0.95 - 0.62 * hardness * draws.uniform().sqrt()
    colour: Tensor = (mean + contrast.view(-1, 1) * away).clamp(0, 1)
    return colour


def paint(image: Tensor, colour: Tensor, cover: Tensor) -> Tensor:
    """Colour over an image by cover in 0 … 1; the three broadcast to [count, 3, SIDE, SIDE]."""
    painted: Tensor = image * (1 - cover) + colour * cover
    return painted
