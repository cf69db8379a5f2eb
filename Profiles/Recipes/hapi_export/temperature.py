"""Temperature scaling: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", ICML 2017."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

# Bins of equal width for the expected calibration error, as in section 2.
BINS = 15
LOWEST, HIGHEST = 0.01, 100.0


def fitted_temperature(logits: npt.NDArray[np.float32], labels: npt.NDArray[np.int64]) -> float:
    """The temperature that minimises the mean negative log-likelihood of softmax(logits / T) (section 4.2).

    The loss is convex in 1/T, so its derivative, mean(E_p[z] − z_label), rises with it: bisection on 1/T finds the
    root, or the bound that the least lies beyond (where every prediction is right, the best T is 0).
    - logits: [samples, classes]; labels: [samples].
    - Returns: T in [0.01, 100].
    - Complexity: O(samples · classes), some fifty times.
    """
    centred = logits.astype(np.float64)
    centred -= centred.max(axis=1, keepdims=True)
    own = centred[np.arange(len(labels)), labels]

    def slope(inverse: float) -> float:
        weights = np.exp(inverse * centred)
        return float(np.mean((weights * centred).sum(axis=1) / weights.sum(axis=1) - own))

    low, high = 1 / HIGHEST, 1 / LOWEST
    if slope(low) >= 0:
        return HIGHEST
    if slope(high) <= 0:
        return LOWEST
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if slope(middle) < 0:
            low = middle
        else:
            high = middle
    return 2 / (low + high)


def negative_log_likelihood(
    logits: npt.NDArray[np.float32], labels: npt.NDArray[np.int64], temperature: float
) -> float:
    """Mean over samples of −ln softmax(logits / T) at the label, nats."""
    scaled = logits.astype(np.float64) / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    own = scaled[np.arange(len(labels)), labels]
    return float(np.mean(np.log(np.exp(scaled).sum(axis=1)) - own))


def expected_calibration_error(
    confidence: npt.NDArray[np.float32], correct: npt.NDArray[np.bool_]
) -> float:
    """Σ over bins of (share of samples in it) · |accuracy − mean confidence| (section 2, equation 3).

    - confidence, correct: [samples]. A bin holds confidences above its lower bound, up to its upper one.
    """
    bins = np.clip(np.ceil(confidence.astype(np.float64) * BINS).astype(np.int64) - 1, 0, BINS - 1)
    gap = np.bincount(bins, weights=correct.astype(np.float64) - confidence.astype(np.float64), minlength=BINS)
    return float(np.abs(gap).sum() / len(confidence))
