"""Networks and samples that would give wrong plans without a word, were they not refused or put right."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from export_networks import resnet, samples
from torch import nn

from hapi_export import Network, Options, Refusal, Schedule, export, saved_heads
from hapi_export.output import Output

QUICK: dict[str, Any] = {"schedule": Schedule(rounds=1, runs=2, warmup=0, first_warmup=0), "threads": 1, "epochs": 1}


def head(inplace: bool = False) -> nn.Module:
    torch.manual_seed(3)
    return nn.Sequential(nn.ReLU(inplace=inplace), nn.Flatten(), nn.Linear(256, 3)).eval()


def small(**changes: Any) -> Network:
    fields: dict[str, Any] = {
        "name": "Small", "task": "noise", "model": resnet(), "exits": {"layer1.0": head()},
        "calibration": samples(210), "test": samples(205, seed=1),
    }
    return Network(**{**fields, **changes})


def refusal(network: Network, folder: Path, **options: Any) -> str:
    with pytest.raises(Refusal) as caught:
        export(network, folder, Options(**{**QUICK, **options}))
    assert not list(folder.rglob("*"))
    return str(caught.value)


class Ended(nn.Module):
    """A network with something behind its logits."""

    def __init__(self, end: nn.Module) -> None:
        super().__init__()
        self.layer1 = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU())
        self.classify = nn.Sequential(nn.Flatten(), nn.Linear(4 * 8 * 8, 3))
        self.end = end

    def forward(self, images: torch.Tensor) -> Any:
        return self.end(self.classify(self.layer1(images)))


class Centred(nn.Module):
    def forward(self, logits: torch.Tensor) -> torch.Tensor:
        return logits - logits.mean(dim=0)


def test_probabilities_are_refused_for_the_network_and_for_a_head(tmp_path: Path) -> None:
    softmaxed = small(model=Ended(nn.Softmax(dim=1)), exits={"layer1": nn.Sequential(nn.Flatten(), nn.Linear(256, 3))})
    assert "Network.model, its output: found probabilities" in refusal(softmaxed, tmp_path)
    early = small(exits={"layer1.0": nn.Sequential(head(), nn.Softmax(dim=1))})
    assert 'head of "layer1.0": found probabilities' in refusal(early, tmp_path)
    logarithms = small(model=Ended(nn.LogSoftmax(dim=1)), exits={"layer1": nn.Sequential(nn.Flatten(), nn.Linear(256, 3))})
    assert export(logarithms, tmp_path, Options(**QUICK)).profile.is_file()


def test_an_answer_that_depends_on_the_rest_of_the_batch_is_refused(tmp_path: Path) -> None:
    batch = small(model=Ended(nn.BatchNorm1d(3, track_running_stats=False)), exits={
        "layer1": nn.Sequential(nn.Flatten(), nn.Linear(256, 3))})
    assert "one sample" in refusal(batch, tmp_path)
    mean = small(model=Ended(Centred()), exits=batch.exits)
    assert "Network.model: found an answer that depends on the rest of the batch" in refusal(mean, tmp_path)


def test_a_head_that_overwrites_what_it_reads_leaves_the_other_answers_alone(tmp_path: Path) -> None:
    kept = export(small(), tmp_path / "kept", Options(**QUICK)).findings.answers["calibration"]
    over = export(small(exits={"layer1.0": head(inplace=True)}), tmp_path / "over", Options(**QUICK))
    assert np.array_equal(over.findings.answers["calibration"].confidence, kept.confidence)


def test_wrapped_networks_are_unwrapped_and_scripted_ones_refused(tmp_path: Path) -> None:
    plain = export(small(), tmp_path / "plain", Options(**QUICK)).findings.answers["calibration"]
    wrapped = export(small(model=nn.DataParallel(resnet())), tmp_path / "wrapped", Options(**QUICK))
    assert np.array_equal(wrapped.findings.answers["calibration"].confidence, plain.confidence)
    (tmp_path / "no").mkdir()
    scripted: Any = torch.jit.trace(resnet(), samples(4)[0][0])  # type: ignore[no-untyped-call]
    assert "TorchScript" in refusal(small(model=scripted), tmp_path / "no")


def test_heads_in_a_module_dictionary_are_heads(tmp_path: Path) -> None:
    exits = nn.ModuleDict({"layer1": head(), "conv1": head()})
    assert small(exits=exits).heads().keys() == {"layer1", "conv1"}


def test_one_set_for_two_purposes_is_refused(tmp_path: Path) -> None:
    both = samples(210)
    assert "Network.test: found the very samples" in refusal(small(calibration=both, test=both), tmp_path)
    assert "Network.test: found the very samples" in refusal(small(test=samples(210)), tmp_path)


def test_sets_of_different_image_sizes_are_refused(tmp_path: Path) -> None:
    larger = [(nn.functional.pad(images, (0, 4, 0, 4)), labels) for images, labels in samples(205, seed=1)]
    assert "Network.test, batch 0: found images of shape [3, 12, 12]" in refusal(small(test=larger), tmp_path)


@pytest.mark.parametrize("kind", [torch.uint8, torch.int8, torch.int16, torch.int32])
def test_labels_of_any_integer_type_are_class_numbers(tmp_path: Path, kind: torch.dtype) -> None:
    typed = [(images, labels.to(kind)) for images, labels in samples(210)]
    assert export(small(calibration=typed), tmp_path, Options(**QUICK)).profile.is_file()


def test_built_heads_are_kept_and_give_the_same_answers_again(tmp_path: Path) -> None:
    named = small(exits=["layer1.0", "layer2.0"], training=samples(60, seed=5))
    first = export(named, tmp_path / "first", Options(**QUICK)).findings.answers["calibration"]
    file = tmp_path / "first/Models/small.heads.safetensors"
    heads = saved_heads(file)
    assert list(heads) == ["layer1.0", "layer2.0"]
    again = export(small(exits=heads), tmp_path / "again", Options(**QUICK)).findings.answers["calibration"]
    assert np.array_equal(first.confidence, again.confidence) and np.array_equal(first.prediction, again.prediction)
    with pytest.raises(Refusal, match="heads that an export wrote"):
        saved_heads(tmp_path / "none.safetensors")
    with pytest.raises(Refusal, match="no heads"):
        saved_heads(tmp_path / "first/Models/small.test.safetensors")


def test_a_network_that_onnx_cannot_hold_is_refused_in_a_paragraph(tmp_path: Path, capfd: Any) -> None:
    pytest.importorskip("onnx")
    assert "--onnx: found" in refusal(small(), tmp_path, onnx=True, opset=99)
    assert "Torch IR" not in capfd.readouterr().out


def test_an_interrupt_between_two_files_does_not_part_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(tmp_path, force=False)
    for name in "ab":
        output.stage(tmp_path / name, name.encode())
    move = os.replace

    def interrupted(source: Any, target: Any) -> None:
        move(source, target)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    assert [path.name for path in output.commit()] == ["a", "b"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
