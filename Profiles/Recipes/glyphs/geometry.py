"""Where a glyph lands: affine maps and elastic warps from image to atlas coordinates.

Coordinates are those of `torch.nn.functional.grid_sample`: -1 … 1 across the image or the atlas cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from .atlas import CELL, GLYPH
from .draws import Draws, spread

SIDE = 32  # pixels of an image's side


@dataclass(frozen=True)
class Placement:
    """One glyph's place an image; every member is float32 [count]."""

    size: Tensor  # pixels of the glyph's longer side
    rotation: Tensor  # radians
    shear: Tensor  # tangent
    aspect: Tensor  # logarithm of the stretch of x against y
    x: Tensor
    y: Tensor

    def grid(self) -> Tensor:
        """Where in the atlas cell each pixel looks, [count, SIDE, SIDE, 2]."""
        unit = GLYPH / self.size * (SIDE / CELL)
        cosine, sine = torch.cos(self.rotation), torch.sin(self.rotation)
        across, down = unit * torch.exp(self.aspect), unit * torch.exp(-self.aspect)
        xx, xy = across * (cosine + self.shear * sine), across * (-sine + self.shear * cosine)
        yx, yy = down * sine, down * cosine
        rows = [
            torch.stack([xx, xy, -(xx * self.x + xy * self.y)], 1),
            torch.stack([yx, yy, -(yx * self.x + yy * self.y)], 1),
        ]
        grid: Tensor = F.affine_grid(torch.stack(rows, 1), [len(self.size), 1, SIDE, SIDE], align_corners=False)
        return grid


def smooth_field(coarse: Tensor) -> Tensor:
    """A coarse field [count, channels, n, n] as a smooth one of the image's size, by bicubic interpolation."""
    smooth: Tensor = F.interpolate(coarse, size=SIDE, mode="bicubic", align_corners=True)
    return smooth


def stamp(ink: Tensor, grid: Tensor) -> Tensor:
    """Ink [count, 1, CELL, CELL] seen through a grid: the share of each pixel it covers, [count, 1, SIDE, SIDE]."""
    return F.grid_sample(ink, grid, align_corners=False)


def place_subject(draws: Draws, hardness: Tensor) -> Placement:
    """The glyph to be told: it shrinks, turns and wanders further from the middle as hardness [count] grows."""
    size = 27 - hardness * 10 * draws.uniform() - 3 * draws.uniform()
    rotation = draws.bounded_normal() * (3 + 12 * hardness) * math.pi / 180
    shear = draws.bounded_normal() * (0.03 + 0.16 * hardness)
    aspect = draws.bounded_normal() * (0.03 + 0.11 * hardness)
    room = (SIDE - size).clamp(min=0) / SIDE + 0.08 * hardness
    return Placement(size, rotation, shear, aspect, draws.signed() * room, draws.signed() * room)


def place_distractor(draws: Draws) -> Placement:
    """A glyph in the way: its middle lies at or beyond the image's edge, so only a fragment shows."""
    angle = draws.uniform() * 2 * math.pi
    distance = 0.75 + 0.5 * draws.uniform()
    return Placement(
        size=14 + 16 * draws.uniform(),
        rotation=draws.normal() * 0.4,
        shear=draws.normal() * 0.2,
        aspect=draws.normal() * 0.1,
        x=distance * torch.cos(angle),
        y=distance * torch.sin(angle),
    )


def elastic_warp(draws: Draws, hardness: Tensor) -> Tensor:
    """A smooth random displacement of every pixel, to be added to a grid: [count, SIDE, SIDE, 2]."""
    displacement = smooth_field(draws.normal(2, 5, 5)).permute(0, 2, 3, 1)
    return displacement * spread(0.09 * hardness)
