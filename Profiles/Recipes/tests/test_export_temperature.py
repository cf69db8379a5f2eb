"""Temperatures against a search over a grid, calibration errors against an obvious sum."""

from __future__ import annotations

import numpy as np
import pytest

from hapi_export.temperature import (
    BINS, HIGHEST, LOWEST, expected_calibration_error, fitted_temperature, negative_log_likelihood,
)


@pytest.mark.parametrize("seed", range(5))
def test_no_temperature_of_a_fine_grid_is_better(seed: int) -> None:
    random = np.random.default_rng(seed)
    labels = random.integers(6, size=300)
    logits = random.standard_normal((300, 6)).astype(np.float32) * random.uniform(0.5, 8)
    logits[np.arange(300), labels] += random.uniform(0.5, 4)
    found = fitted_temperature(logits, labels)
    least = negative_log_likelihood(logits, labels, found)
    grid = np.geomspace(LOWEST, HIGHEST, 4001)
    losses = [negative_log_likelihood(logits, labels, float(one)) for one in grid]
    assert least <= min(losses) + 1e-12
    assert abs(np.log(found / grid[int(np.argmin(losses))])) < 0.003


def test_scaling_the_logits_scales_the_temperature() -> None:
    random = np.random.default_rng(9)
    labels = random.integers(4, size=500)
    logits = random.standard_normal((500, 4)).astype(np.float32)
    logits[np.arange(500), labels] += 1
    assert fitted_temperature(8 * logits, labels) == pytest.approx(8 * fitted_temperature(logits, labels), rel=1e-6)


def test_logits_that_are_never_wrong_or_never_right_meet_the_bounds() -> None:
    labels = np.array([0, 1, 0])
    logits = np.eye(2, dtype=np.float32)[labels]
    assert fitted_temperature(logits, labels) == LOWEST
    assert fitted_temperature(-logits, labels) == HIGHEST
    assert fitted_temperature(np.zeros((3, 2), dtype=np.float32), labels) == HIGHEST


def test_the_calibration_error_is_the_gap_of_each_bin_weighted_by_its_samples() -> None:
    random = np.random.default_rng(2)
    confidence = random.uniform(size=1000).astype(np.float32)
    confidence[:3] = [0, 1, 1 / 3]
    correct = random.uniform(size=1000) < confidence**2
    expected = 0.0
    for k in range(BINS):
        inside = [i for i in range(1000) if k / BINS < float(confidence[i]) <= (k + 1) / BINS]
        inside += [i for i in range(1000) if k == 0 and confidence[i] == 0]
        if inside:
            expected += abs(float(np.mean(correct[inside])) - float(np.mean(confidence[inside]))) * len(inside) / 1000
    assert expected_calibration_error(confidence, correct) == pytest.approx(expected, abs=1e-6)
