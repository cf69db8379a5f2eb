"""What disturbs: glyph fragments behind the subject, lines and a rectangle in front, blur and noise."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from .atlas import Atlas
from .draws import Draws, spread
from .geometry import SIDE, place_distractor, stamp
from .classes import CLASSES
from .scene import Scene, paint, ramp

BLUR_REACH = 3  # pixels on either side of a blurred one


def sometimes(draws: Draws, chance: Tensor) -> Tensor:
    """1 with this chance an image, else 0: float32 [count]."""
    return (draws.uniform() < chance).float()


def add_distractor(
    draws: Draws, hardness: Tensor, image: Tensor, scene: Scene, atlas: Atlas, faces: Tensor
) -> Tensor:
    """A translucent fragment of some other glyph near the edge, in a colour near the background's."""
    classes = draws.integers(len(CLASSES))
    ink = atlas.ink(faces[draws.integers(len(faces))], classes)
    cover = stamp(ink, place_distractor(draws).grid())
    opacity = sometimes(draws, 0.75 * hardness) * (0.4 + 0.5 * draws.uniform())
    colour = (scene.mean + 0.45 * draws.directions()).clamp(0, 1)
    return paint(image, spread(colour), cover * spread(opacity))


def add_line(draws: Draws, hardness: Tensor, image: Tensor, scene: Scene) -> Tensor:
    """A line across the image, half of the time in the glyph's own colour."""
    direction = ramp(draws.uniform() * math.pi)
    offset = draws.signed() * 0.6
    distance = (direction - offset.view(-1, 1, 1)).abs() * (SIDE / 2)
    width = (0.5 + 0.9 * hardness * draws.uniform()).view(-1, 1, 1)
    opacity = sometimes(draws, 0.6 * hardness) * (0.5 + 0.5 * draws.uniform())
    cover = ((width - distance) + 0.5).clamp(0, 1) * opacity.view(-1, 1, 1)
    colour = torch.where(draws.uniform(1) < 0.5, scene.ink, draws.uniform(3))
    return paint(image, spread(colour), cover.unsqueeze(1))


def add_rectangle(draws: Draws, hardness: Tensor, image: Tensor) -> Tensor:
    """An opaque rectangle somewhere, its half sides up to 6 pixels."""
    pixels = torch.arange(SIDE).float()
    centre_x, centre_y = draws.uniform(1) * SIDE, draws.uniform(1) * SIDE
    half_width = (1 + 5 * hardness * draws.uniform()).view(-1, 1)
    half_height = (1 + 5 * hardness * draws.uniform()).view(-1, 1)
    columns = ((pixels - centre_x).abs() < half_width).float()
    rows = ((pixels - centre_y).abs() < half_height).float()
    inside = columns.view(-1, 1, 1, SIDE) * rows.view(-1, 1, SIDE, 1)
    cover = inside * spread(sometimes(draws, 0.55 * hardness))
    return paint(image, spread(draws.uniform(3)), cover)


def blur(draws: Draws, hardness: Tensor, image: Tensor) -> Tensor:
    """A Gaussian of its own width an image, as two passes of one grouped convolution each."""
    count = len(image)
    sigma = (0.05 + 1.25 * hardness * draws.uniform()).view(-1, 1)
    reach = torch.arange(-BLUR_REACH, BLUR_REACH + 1).float().view(1, -1)
    weights = torch.exp(-0.5 * (reach / sigma) ** 2)
    weights = (weights / weights.sum(1, keepdim=True)).repeat_interleave(3, 0)
    planes = image.reshape(1, count * 3, SIDE, SIDE)
    planes = F.pad(planes, (BLUR_REACH,) * 4, mode="replicate")
    planes = F.conv2d(planes, weights.view(count * 3, 1, -1, 1), groups=count * 3)
    planes = F.conv2d(planes, weights.view(count * 3, 1, 1, -1), groups=count * 3)
    return planes.view(count, 3, SIDE, SIDE)


def add_noise(draws: Draws, hardness: Tensor, image: Tensor) -> Tensor:
    """Independent Gaussian noise in every channel of every pixel."""
    noise = draws.normal(3, SIDE, SIDE)
    return image + noise * spread(0.01 + 0.13 * hardness * draws.uniform())
