"""The data sets that shipped networks are judged by, each known by its seed, its batch and the order of the draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torch import Tensor

from .atlas import Faces, shipped_atlas
from .images import batches

TASK = "glyphs-100"
# Images drawn at a time; part of a data set as its seed is.
BATCH = 125
SAMPLES = 10_000


@dataclass(frozen=True)
class DataSet:
    """A data set by what draws it."""

    name: str
    seed: int
    faces: Faces

    def file(self, stem: str) -> str:
        """The name of the file of a model's answers to it."""
        return f"{stem}.{self.name}.safetensors"

    def batches(self, samples: int = SAMPLES) -> Iterator[tuple[Tensor, Tensor]]:
        """The first images, normalised, float32 [batch, 3, 32, 32], with their labels, int64 [batch]."""
        return batches(shipped_atlas(), self.faces, self.seed, samples, BATCH)


CALIBRATION = DataSet("calibration", 7001, Faces.HELD_OUT)
TEST = DataSet("test", 7002, Faces.HELD_OUT)
# Fresh images of the typefaces the networks were trained on: temperatures may not see the held-out ones.
FITTING = DataSet("fitting", 7003, Faces.TRAINING)
SETS = {data.name: data for data in (CALIBRATION, TEST, FITTING)}
