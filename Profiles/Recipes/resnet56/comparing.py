"""How far what the network says today is from what the shipped files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hapi_export.answers import Answers

Array = npt.NDArray[Any]

# Margins and entropies are stored as float16: one step at the top of their range (1, and ln 100 = 4.6 nats).
MARGIN_STEP = 2.0**-11
ENTROPY_STEP = 2.0**-8

# How much faster than its confidence an answer's entropy may move: ln(99 · p / (1 − p)) near certainty.
ENTROPY_SLOPE = 20.0


@dataclass(frozen=True)
class Differences:
    """The greatest differences between answers and a file of them, sample by sample, classifier by classifier.

    - labels: how many differ; predictions: how many differ, and `doubtful` how many of these where the stored
      margin is above twice the greatest difference in confidence, so that rounding does not explain them.
    - confidence, margin: in probability; entropy: nats. Moved: samples whose confidences differ by over 1e-6.
    """

    samples: int
    labels: int
    predictions: int
    doubtful: int
    confidence: float
    margin: float
    entropy: float
    moved: int

    def within(self, tolerance: float) -> bool:
        """Whether no confidence differs by more, and the rest follows from that and from rounding to float16."""
        return (
            self.labels == 0
            and self.doubtful == 0
            and self.confidence <= tolerance
            and self.margin <= 2 * tolerance + MARGIN_STEP
            and self.entropy <= ENTROPY_SLOPE * tolerance + ENTROPY_STEP
        )

    def __str__(self) -> str:
        return (
            f"{self.samples} samples, {self.labels} labels and {self.predictions} predictions differ; greatest"
            f" difference in confidence {self.confidence:.2g}, margin {self.margin:.2g}, entropy {self.entropy:.2g};"
            f" {self.moved} samples differ by over 1e-6 in confidence"
        )


def compare(said: Answers, stored: Mapping[str, Array]) -> Differences:
    """Compares answers with the first samples of a file's tensors."""
    count = len(said.labels)
    kept = {name: values[:count] for name, values in stored.items()}
    moves = np.abs(said.confidence - kept["confidence"])
    changed = said.prediction != kept["prediction"]
    clear = kept["margin"].astype(np.float32) > 2 * moves.max(initial=0) + MARGIN_STEP
    return Differences(
        samples=count,
        labels=int((said.labels != kept["label"]).sum()),
        predictions=int(changed.sum()),
        doubtful=int((changed & clear).sum()),
        confidence=float(moves.max(initial=0)),
        margin=greatest(said.margin, kept["margin"]),
        entropy=greatest(said.entropy, kept["entropy"]),
        moved=int((moves.max(axis=1, initial=0) > 1e-6).sum()),
    )


def greatest(fresh: Array, stored: Array) -> float:
    """The greatest difference once both are of the file's precision."""
    return float(np.abs(fresh.astype(stored.dtype).astype(np.float64) - stored.astype(np.float64)).max(initial=0))
