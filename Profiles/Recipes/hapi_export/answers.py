"""What every classifier says of every sample: the run of the overprovisioned network (HAPI, section 6.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
import torch

from .backbone import Backbone
from .batches import Batches
from .checking import check_logits, check_unnormalised
from .refusal import Refusal, user_code

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Answers:
    """Columns are the exits in depth order, then the final classifier.

    - confidence: largest probability, [samples, classifiers]; margin: how far the second largest is below;
      entropy: of the softmax, nats; prediction: class of the largest, the first where two are equal.
    - labels: [samples].
    """

    confidence: Floats
    margin: Floats
    entropy: Floats
    prediction: Integers
    labels: Integers

    @property
    def correct(self) -> npt.NDArray[np.bool_]:
        """[samples, classifiers]"""
        result: npt.NDArray[np.bool_] = self.prediction == self.labels[:, None]
        return result


@dataclass(frozen=True)
class Run:
    """The logits of one run over a set, [samples, classifiers, classes], and its labels [samples]."""

    logits: Floats
    labels: Integers


def answers(run: Run, temperatures: Optional[Sequence[float]] = None) -> Answers:
    """Confidence, margin, entropy and prediction of softmax(logits / temperature), in single precision.

    - temperatures: one a classifier; 1 where none are given.
    - Complexity: O(samples · classifiers · classes).
    """
    samples, classifiers, classes = run.logits.shape
    parts: list[tuple[Floats, Floats, Floats, Integers]] = []
    scale = torch.tensor([1.0] * classifiers if temperatures is None else list(temperatures), dtype=torch.float32)
    rows = max(1, (1 << 22) // (classifiers * classes))
    for start in range(0, samples, rows):
        logits = torch.from_numpy(run.logits[start : start + rows]) / scale[:, None]
        log_probability = torch.log_softmax(logits, dim=2)
        probability = torch.softmax(logits, dim=2)
        top = probability.topk(2, dim=2).values
        entropy = -(probability * log_probability).sum(dim=2)
        parts.append(
            (
                top[:, :, 0].clamp(0, 1).numpy(), (top[:, :, 0] - top[:, :, 1]).clamp(0, 1).numpy(),
                entropy.clamp(0, float(np.log(classes))).numpy(),
                run.logits[start : start + rows].argmax(axis=2).astype(np.int64),
            )
        )
    confidence, margin, entropies, prediction = (np.concatenate(column) for column in zip(*parts))
    return Answers(confidence, margin, entropies, prediction, run.labels)


def run(
    backbone: Backbone, batches: Batches, names: Sequence[str], advance: Callable[[int], None] = lambda count: None
) -> Run:
    """Runs every sample through the network with all its exits.

    - names: what each classifier is called in a message, exits in depth order and then the final one.
    - Raises: `Refusal` naming the classifier and the sample whose logits are not finite or not [b, classes], or the
      batch that cannot be used.
    """
    logits: list[Floats] = []
    labels: list[Integers] = []
    samples = 0
    with torch.inference_mode():
        for images, truth in batches:
            with user_code(f"{batches.where}, sample {samples}", "images that the network can run"):
                said = backbone.answers(images)
            for name, one in zip(names, said):
                check_logits(one, len(truth), batches.classes, name)
                check_unnormalised(one, f"{batches.where}, what {name} answers")
                finite = torch.isfinite(one).all(dim=1)
                if not bool(finite.all()):
                    wrong = int((~finite).nonzero()[0])
                    raise Refusal(
                        f"{batches.where}, sample {samples + wrong}",
                        f"that {name} answers {float(one[wrong][~torch.isfinite(one[wrong])][0])}", "finite logits",
                        "check that image's values, and that the head is trained",
                    )
            logits.append(torch.stack([one.float().cpu() for one in said], dim=1).numpy())
            labels.append(truth.cpu().numpy())
            samples += len(truth)
            advance(len(truth))
    return Run(np.concatenate(logits), np.concatenate(labels))
