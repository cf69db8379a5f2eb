"""Images of glyphs: the generator behind every data set of the recipe.

    labelled = draw_images(draws, atlas, atlas.faces(Faces.HELD_OUT))
    logits = network(normalised(labelled.images))
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from .atlas import Atlas, Faces
from .clutter import add_distractor, add_line, add_noise, add_rectangle, blur
from .draws import Draws, spread
from .geometry import elastic_warp, place_subject, stamp
from .classes import CLASSES
from .scene import draw_scene, paint

DISTRACTORS = 2
LINES = 2


@dataclass(frozen=True)
class Labelled:
    """Images, uint8 [count, 3, 32, 32], what they show, int64 [count], and how hard each is, float32 in [0, 1)
    [count]."""

    images: Tensor
    labels: Tensor
    difficulty: Tensor


def draw_images(draws: Draws, atlas: Atlas, faces: Tensor, hardest: float = 1.0) -> Labelled:
    """Draws `draws.count` images in these faces, int64 [n]; difficulty is uniform, scaled by `hardest`.

    O(count · 32²) time. The steps draw their random numbers in this order; a data set is known by its seed and
    its batch size, so neither the order nor the number of draws may change.
    """
    difficulty = draws.uniform()
    hardness = difficulty * hardest
    labels = draws.integers(len(CLASSES))
    ink = atlas.ink(faces[draws.integers(len(faces))], labels)
    grid = place_subject(draws, hardness).grid()
    glyph = stamp(ink, grid + elastic_warp(draws, hardness))
    scene = draw_scene(draws, hardness)
    image = scene.background
    for _ in range(DISTRACTORS):
        image = add_distractor(draws, hardness, image, scene, atlas, faces)
    # The glyph carries the background's texture mirrored: flat ink would give it away.
    ink_colour = spread(scene.ink) + scene.texture.flip(3) * spread(0.10 * hardness * draws.uniform())
    image = paint(image, ink_colour, glyph)
    for _ in range(LINES):
        image = add_line(draws, hardness, image, scene)
    image = add_rectangle(draws, hardness, image)
    image = add_noise(draws, hardness, blur(draws, hardness, image))
    return Labelled((image.clamp(0, 1) * 255).round().to(torch.uint8), labels, difficulty)


def normalised(images: Tensor) -> Tensor:
    """What the network is given: float32 of the images' shape, channels last.

    Every channel of an image has mean 0, the image a standard deviation near 1. Without this the training stays
    at chance; 6.4 grey levels beneath keep images of one colour from being blown up.
    """
    values = images.float()
    centred = values - values.mean((2, 3), keepdim=True)
    return (centred / (values.std((1, 2, 3), keepdim=True) + 6.4)).contiguous(memory_format=torch.channels_last)


def batches(atlas: Atlas, kind: Faces, seed: int, count: int, batch: int) -> Iterator[tuple[Tensor, Tensor]]:
    """The first `count` images of the data set of a seed, normalised, with their labels, `batch` at a time.

    The batch size is part of the data set. The last batch is drawn whole and cut off.
    """
    draws, faces = Draws.seeded(seed, batch), atlas.faces(kind)
    for start in range(0, count, batch):
        drawn = draw_images(draws, atlas, faces)
        kept = min(batch, count - start)
        yield normalised(drawn.images[:kept]), drawn.labels[:kept]
