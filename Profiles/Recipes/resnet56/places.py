"""Where the recipe's files are, and which seeds made its data sets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .atlas import Faces

MODELS = Path(__file__).resolve().parent.parent.parent / "Models"
WEIGHTS_FILE = MODELS / "resnet56.weights.safetensors"
ONNX_NAME = "resnet56.onnx"
MODEL_STEM = "resnet56"
CALIBRATED_STEM = "resnet56-calibrated"

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


CALIBRATION = DataSet("calibration", 7001, Faces.HELD_OUT)
TEST = DataSet("test", 7002, Faces.HELD_OUT)
# Fresh images of the typefaces the network was trained on: temperatures may not see the held-out ones.
FITTING = DataSet("fitting", 7003, Faces.TRAINING)
