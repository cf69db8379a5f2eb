"""The atlas: every class drawn once in every typeface, and which typefaces may be trained on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .classes import CLASSES

ATLAS_FILE = Path(__file__).resolve().parent / "atlas.npz"

# A glyph's longer side takes GLYPH of the CELL pixels of its cell.
CELL = 48
GLYPH = 36


class Faces(Enum):
    """Which typefaces an image may be drawn in. Families are on one side only."""

    TRAINING = "training"
    HELD_OUT = "held out"


@dataclass(frozen=True)
class Atlas:
    """Glyph bitmaps, uint8 [faces, classes, CELL, CELL] (255 is ink), whether each face is held out, bool
    [faces], and the font file each came from."""

    masks: Tensor
    held_out: Tensor
    names: tuple[str, ...]

    def faces(self, kind: Faces) -> Tensor:
        """The numbers of the faces on one side of the split, int64, ascending."""
        chosen = self.held_out if kind is Faces.HELD_OUT else ~self.held_out
        return torch.nonzero(chosen).flatten()

    def ink(self, faces: Tensor, classes: Tensor) -> Tensor:
        """The glyphs of these faces and classes, float32 in [0, 1], [count, 1, CELL, CELL]."""
        return self.masks[faces, classes].float().unsqueeze(1) / 255


def load_atlas(path: Path = ATLAS_FILE) -> Atlas:
    """Reads an atlas that `render_atlas` wrote.

    Raises ValueError if the arrays are not those of an atlas of these classes, OSError if there is no file.
    """
    with np.load(path, allow_pickle=False) as arrays:
        masks, held_out, names = arrays["masks"], arrays["held_out"], arrays["names"]
    expected = (len(names), len(CLASSES), CELL, CELL)
    if masks.shape != expected or masks.dtype != np.uint8:
        raise ValueError(f"{path}: masks are {masks.dtype} {list(masks.shape)}, expected uint8 {list(expected)}")
    if held_out.shape != (len(names),) or held_out.dtype != np.bool_:
        raise ValueError(f"{path}: held_out is {held_out.dtype} {list(held_out.shape)}, expected one bool a face")
    return Atlas(torch.from_numpy(masks), torch.from_numpy(held_out), tuple(str(name) for name in names))


@lru_cache(maxsize=1)
def shipped_atlas() -> Atlas:
    """The atlas beside this file, read once a process (32 MB)."""
    return load_atlas()
