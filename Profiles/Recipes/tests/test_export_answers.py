"""What the classifiers say, against an obvious way to compute it, and the samples that are refused."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from export_networks import Pairs, chain, resnet, samples
from hapi_export import Refusal
from hapi_export.answers import Run, answers, run
from hapi_export.backbone import Backbone
from hapi_export.batches import Batches
from hapi_export.documents import calibration_bytes
from hapi_export.pricing import with_heads
from hapi_export.splitting import split

CPU = torch.device("cpu")


def exited(*, poison: float | None = None) -> Backbone:
    """The chain with a head after its first layer; with poison, the head answers it for bright images."""
    torch.manual_seed(3)
    images = samples(8)[0][0]
    backbone = split(chain(), {"3": None}, images)
    head: nn.Module = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3))
    if poison is not None:
        head = nn.Sequential(head, Poison(poison))
    return with_heads(backbone, [head.eval()], images)


class Poison(nn.Module):
    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def forward(self, logits: torch.Tensor) -> torch.Tensor:
        return torch.where(logits[:, :1] == logits[:, :1].max(), torch.full_like(logits, self.value), logits)


def said(backbone: Backbone, pairs: Any, classes: int = 3) -> Run:
    batches = Batches(pairs, "calibration", CPU)
    batches.fit(classes)
    return run(backbone, batches, [*(place.name for place in backbone.exits), "final"])


def obvious(logits: list[float], temperature: float = 1) -> tuple[float, float, float, int]:
    scaled = [value / temperature for value in logits]
    weights = [math.exp(value - max(scaled)) for value in scaled]
    shares = sorted((weight / sum(weights) for weight in weights), reverse=True)
    return shares[0], shares[0] - shares[1], -sum(p * math.log(p) for p in shares if p), logits.index(max(logits))


@pytest.mark.parametrize("temperatures", [None, (0.5, 3.0, 1.0)])
def test_answers_are_those_of_a_slow_softmax(temperatures: tuple[float, ...] | None) -> None:
    random = np.random.default_rng(5)
    logits = (random.standard_normal((40, 3, 7)) * 4).astype(np.float32)
    logits[0, 0] = [1, 1, 0, 1, 0, 0, 0]  # a tie goes to the first
    logits[1, 0] = [900, -900, 0, 0, 0, 0, 0]  # probabilities that round to 1 and 0
    found = answers(Run(logits, random.integers(7, size=40)), temperatures)
    for sample in range(40):
        for classifier in range(3):
            expected = obvious(logits[sample, classifier].tolist(), (temperatures or (1, 1, 1))[classifier])
            assert found.confidence[sample, classifier] == pytest.approx(expected[0], rel=1e-5)
            assert found.margin[sample, classifier] == pytest.approx(expected[1], abs=1e-6)
            assert found.entropy[sample, classifier] == pytest.approx(expected[2], abs=1e-5)
            assert found.prediction[sample, classifier] == expected[3]


def test_stored_values_stay_within_their_ranges() -> None:
    logits = np.zeros((3, 2, 5), dtype=np.float32)  # as unsure as can be: entropy ln 5
    logits[1] = [[200, 0, 0, 0, 0], [0, 0, 200, 200, 0]]
    found = answers(Run(logits, np.zeros(3, dtype=np.int64)))
    assert found.margin.astype(np.float16).max() <= 1 and found.margin.min() >= 0
    bound = np.nextafter(np.float16(math.log(5)), np.float16(np.inf))
    assert 0 <= found.entropy.astype(np.float16).min() and found.entropy.astype(np.float16).max() <= bound
    assert found.confidence.max() <= 1


@pytest.mark.parametrize("classes, kind", [(256, "uint8"), (257, "uint16"), (70000, "int32")])
def test_classes_are_stored_in_the_smallest_type(classes: int, kind: str) -> None:
    import safetensors.numpy

    logits = np.zeros((2, 1, classes), dtype=np.float32)
    logits[:, :, -1] = 1
    data = calibration_bytes(answers(Run(logits, np.array([0, classes - 1]))), classes, {})
    tensors = safetensors.numpy.load(data)
    assert str(tensors["prediction"].dtype) == str(tensors["label"].dtype) == kind
    assert tensors["prediction"].tolist() == [[classes - 1]] * 2
    assert [str(tensors[name].dtype) for name in ("confidence", "margin", "entropy")] == [
        "float32", "float16", "float16",
    ]


def test_the_size_of_batches_does_not_matter() -> None:
    backbone = exited()
    one, many = said(backbone, samples(20, batch=1)), said(backbone, samples(20, batch=7))
    assert np.allclose(one.logits, many.logits, atol=1e-5)
    assert one.labels.tolist() == many.labels.tolist() and one.logits.shape == (20, 2, 3)


def test_the_last_column_is_what_the_network_says() -> None:
    model, pairs = resnet(), samples(12)
    backbone = split(resnet(), {"layer1": None}, pairs[0][0])
    backbone = with_heads(backbone, [nn.Sequential(nn.Flatten(), nn.Linear(4 * 64, 3)).eval()], pairs[0][0])
    with torch.no_grad():
        expected = torch.cat([model(images) for images, _ in pairs])
    assert np.allclose(said(backbone, pairs).logits[:, -1], expected.numpy(), atol=1e-4)


def test_a_loader_that_can_be_read_once_will_do() -> None:
    def once() -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        yield from samples(20, batch=8)

    batches = Batches(once(), "calibration", CPU)
    assert sum(len(labels) for _, labels in batches) == 20
    with pytest.raises(Refusal, match="nothing left the second time"):
        list(batches)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_logits_that_are_not_finite_are_refused_by_classifier_and_sample(value: float) -> None:
    with pytest.raises(Refusal, match=rf"sample \d+: found that exit:3 answers {value}"):
        said(exited(poison=value), samples(40))


def broken(change: Any) -> Pairs:
    pairs = samples(40, batch=10)
    pairs[2] = change(*pairs[2])
    return pairs


@pytest.mark.parametrize(
    "pairs, message",
    [
        ([], "no batches"),
        (broken(lambda x, y: (x, y + 3)), "batch 2|sample 2[0-9]: found label"),
        (broken(lambda x, y: (x, y - 9)), r"sample 20: found label -\d, expected a class from 0 to 2"),
        (broken(lambda x, y: (x, y.float())), "batch 2: found labels of torch.float32, expected integers"),
        (broken(lambda x, y: (x, torch.eye(10))), "not one-hot rows"),
        (broken(lambda x, y: (x[:, :, 1:], y)), r"sample 20: found an image of shape \[3, 7, 8\]"),
        (broken(lambda x, y: (x[1:], y)), r"images of shape \[9, 3, 8, 8\], labels of shape \[10\]"),
        (broken(lambda x, y: x), r"a pair \(images, labels\)"),
        (broken(lambda x, y: (x, y, y)), "found a tuple of 3"),
        (broken(lambda x, y: ("cat", y)), "images and labels that torch.as_tensor takes"),
    ],
)
def test_batches_that_cannot_be_used_are_refused_with_their_place(pairs: Pairs, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        said(exited(), pairs)


def test_a_loader_that_fails_is_refused_with_its_line() -> None:
    def failing() -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        yield samples(8)[0]
        raise OSError("the disk is gone")

    with pytest.raises(Refusal, match=r"batch: found|OSError: the disk is gone \(at .*test_export_answers.py:\d+\)"):
        said(exited(), failing())
