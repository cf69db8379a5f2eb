"""How far confidences can be taken at their word, before and after temperatures: a Markdown table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hapi_export.answers import Answers
from hapi_export.temperature import expected_calibration_error

from .network import BLOCKS_A_STAGE, WIDTHS

STAGES = len(WIDTHS)


@dataclass(frozen=True)
class Twins:
    """The answers of one data set, as the network gave them and with temperatures."""

    name: str
    raw: Answers
    calibrated: Answers


def places() -> Iterator[tuple[str, int]]:
    """The classifiers the table tells of: the first exit, the end of every stage, the last exit, the final one."""
    blocks = STAGES * BLOCKS_A_STAGE
    yield "stem", 0
    for stage in range(1, STAGES):
        yield f"end of stage {stage}", 2 * BLOCKS_A_STAGE * stage
    yield "last exit", 2 * blocks - 1
    yield "final", 2 * blocks


def table(sets: Sequence[Twins], temperatures: Sequence[float]) -> str:
    """Accuracy (%), and expected calibration error (15 bins) raw → with temperatures, by classifier and set."""
    head = "| classifier | temperature |" + "".join(f" {s.name}: accuracy, % | {s.name}: ECE |" for s in sets)
    rule = "|---|---|" + "---|---|" * len(sets)
    rows = [row(name, [column], sets, temperatures) for name, column in places()]
    every = row(f"mean of all {len(temperatures)}", range(len(temperatures)), sets, temperatures)
    return "\n".join([head, rule, *rows, every])


def row(name: str, columns: Sequence[int], sets: Sequence[Twins], temperatures: Sequence[float]) -> str:
    """A row of means over some classifiers."""
    cells = [name, f"{np.mean([temperatures[column] for column in columns]):.3f}"]
    for twins in sets:
        accuracy = 100 * twins.raw.correct[:, columns].mean()
        before, after = mean_error(twins.raw, columns), mean_error(twins.calibrated, columns)
        cells += [f"{accuracy:.2f}", f"{before:.4f} → {after:.4f}"]
    return "| " + " | ".join(cells) + " |"


def mean_error(said: Answers, columns: Sequence[int]) -> float:
    """The mean over some classifiers of their expected calibration errors."""
    correct = said.correct
    return float(np.mean([expected_calibration_error(said.confidence[:, c], correct[:, c]) for c in columns]))
