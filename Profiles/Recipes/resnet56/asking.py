"""What the trained network says of a data set of the recipe."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from glyphs.sets import DataSet
from hapi_export.answers import Run

from .network import EarlyExitResNet56


@torch.inference_mode()
def ask(
    network: EarlyExitResNet56, data: DataSet, samples: int, advance: Callable[[int], None] = lambda count: None
) -> Run:
    """Draws the first images of a data set and runs the network with all its exits on them.

    The network runs as it was trained, batch norm not folded: that is what the shipped answers are of, and
    folding moves confidences by some 1e-6. About 90 samples a second on one core.
    - advance: told how many samples have been asked since it was last called.
    """
    logits, labels = [], []
    for images, truth in data.batches(samples):
        logits.append(network(images).numpy())
        labels.append(truth.numpy())
        advance(len(truth))
    return Run(np.concatenate(logits), np.concatenate(labels))
