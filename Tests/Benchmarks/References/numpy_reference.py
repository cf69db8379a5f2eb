#!/usr/bin/env python3
"""Judges early-exit designs with NumPy, sample by sample and in bit columns, and prints how long each takes.

    numpy_reference.py FOLDER SAMPLES CLASSIFIERS THRESHOLD RUNS SAMPLED PACKED

FOLDER holds, without headers and in the machine's byte order, what hapi-bench writes:
    confidence.f32  [classifiers, samples]
    correct.u8      [classifiers, samples], 0 or 1
    designs.i32     [designs, exits], ascending

Judges the first SAMPLED designs by samples and the first PACKED in bit columns. Prints a line for each way: its
name, how many samples its designs answer rightly in all, the sum over designs and classifiers of (position + 1) x
(samples leaving there), then the seconds of each of RUNS runs.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bits = NDArray[np.uint64]
# Samples answered rightly, and samples leaving at each classifier.
Tally = tuple[int, list[int]]

# NumPy counts bits since 2.0; before, a table of 16-bit numbers does.
ONES = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)


def count_bits(words: Bits) -> int:
    if hasattr(np, "bitwise_count"):
        return int(np.bitwise_count(words).sum())
    return int(ONES[words.view(np.uint16)].sum())


def surest(confidence: Floats) -> NDArray[np.intp]:
    """The row of the largest value of every column, ties to the last row."""
    return len(confidence) - 1 - np.argmax(confidence[::-1], axis=0)


class Samples:
    """All samples of a design at once, in arrays of one entry a sample."""

    def __init__(self, confidence: Floats, correct: NDArray[np.uint8], threshold: np.float32) -> None:
        self.confidence, self.correct, self.threshold = confidence, correct, threshold

    def tally(self, classifiers: NDArray[np.int32]) -> Tally:
        confidence = self.confidence[classifiers]
        sure = confidence >= self.threshold
        someone = sure.any(axis=0)
        first = sure.argmax(axis=0)
        left = np.where(someone, first, len(classifiers) - 1)
        answering = np.where(someone, first, surest(confidence))
        right = self.correct[classifiers[answering], np.arange(confidence.shape[1])]
        return int(right.sum()), np.bincount(left, minlength=len(classifiers)).tolist()


class BitColumns:
    """One bit a sample and classifier for "sure", one for "right", 64 samples a word."""

    def __init__(self, confidence: Floats, correct: NDArray[np.uint8], threshold: np.float32) -> None:
        self.confidence, self.answers = confidence, correct
        self.sure, self.right = self.packed(confidence >= threshold), self.packed(correct)
        self.everyone = self.packed(np.ones((1, confidence.shape[1]), dtype=bool))[0]

    @staticmethod
    def packed(rows: NDArray[np.generic]) -> Bits:
        padded = np.zeros((rows.shape[0], (rows.shape[1] + 63) // 64 * 64), dtype=np.uint8)
        padded[:, : rows.shape[1]] = rows
        return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)

    def tally(self, classifiers: NDArray[np.int32]) -> Tally:
        alive, right, leaving = self.everyone, 0, []
        for k in classifiers:
            leaves = alive & self.sure[k]
            leaving.append(count_bits(leaves))
            right += count_bits(leaves & self.right[k])
            alive = alive ^ leaves
        rest = np.flatnonzero(np.unpackbits(alive.view(np.uint8), bitorder="little"))
        leaving[-1] += len(rest)
        answering = classifiers[surest(self.confidence[classifiers[:, None], rest])]
        return right + int(self.answers[answering, rest].sum()), leaving


def measure(name: str, tally: Callable[[NDArray[np.int32]], Tally], designs: NDArray[np.int32], runs: int) -> None:
    correct, weighted = 0, 0
    for design in designs:
        right, leaving = tally(design)
        correct += right
        weighted += sum((position + 1) * count for position, count in enumerate(leaving))
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for design in designs:
            tally(design)
        times.append(time.perf_counter() - start)
    print(name, correct, weighted, *times)


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0])
    samples, classifiers = int(arguments[1]), int(arguments[2])
    threshold, runs = np.float32(float(arguments[3])), int(arguments[4])
    confidence = np.fromfile(folder / "confidence.f32", dtype=np.float32).reshape(classifiers, samples)
    correct = np.fromfile(folder / "correct.u8", dtype=np.uint8).reshape(classifiers, samples)
    exits = np.fromfile(folder / "designs.i32", dtype=np.int32).reshape(max(map(int, arguments[5:7])), -1)
    final = np.full((len(exits), 1), classifiers - 1, dtype=np.int32)
    designs = np.hstack([exits, final])
    by_samples = Samples(confidence, correct, threshold)
    measure("samples", by_samples.tally, designs[: int(arguments[5])], runs)
    columns = BitColumns(confidence, correct, threshold)
    measure("columns", columns.tally, designs[: int(arguments[6])], runs)


if __name__ == "__main__":
    main(sys.argv[1:])
