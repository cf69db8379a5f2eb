"""The trainers: that a step learns, that processes average, and that a run from end to end gives usable weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from hapi_export.refusal import Refusal
from resnet56 import train_backbone, train_exits
from resnet56.atlas import Faces, shipped_atlas
from resnet56.command import main
from resnet56.draws import Draws
from resnet56.images import draw_images, normalised
from resnet56.network import EarlyExitResNet56, ResNet56
from resnet56.tensor_files import read_metadata
from resnet56.training import TrainingOptions
from resnet56.weights import load_weights, trained_network

OPTIONS = TrainingOptions(Path("none"), samples=1, peak_rate=0.01, weight_decay=0, bfloat16=False)


@pytest.fixture(scope="module")
def images() -> tuple[torch.Tensor, torch.Tensor]:
    """Four easy images with their labels."""
    atlas = shipped_atlas()
    drawn = draw_images(Draws.seeded(1, 4), atlas, atlas.faces(Faces.TRAINING), hardest=0.1)
    return normalised(drawn.images), drawn.labels


@pytest.mark.parametrize("bfloat16", [False, True])
def test_a_step_of_the_backbone_lowers_its_loss(images: tuple[torch.Tensor, torch.Tensor], bfloat16: bool) -> None:
    torch.manual_seed(0)
    network, options = ResNet56(), replace(OPTIONS, bfloat16=bfloat16)
    descent = train_backbone.optimiser(network, options)
    before, _ = train_backbone.backward(network, *images, options)
    descent.step()
    after, _ = train_backbone.backward(network, *images, options)
    assert after < before


def test_a_step_of_the_exits_lowers_every_loss_and_leaves_the_backbone(
    images: tuple[torch.Tensor, torch.Tensor]
) -> None:
    torch.manual_seed(0)
    network = EarlyExitResNet56()
    network.backbone.eval().requires_grad_(False)
    kept = {name: value.clone() for name, value in network.backbone.state_dict().items()}
    descent = train_exits.optimiser(network.exits, OPTIONS)
    before = train_exits.backward(network, *images, OPTIONS)
    descent.step()
    after = train_exits.backward(network, *images, OPTIONS)
    assert len(before) == 54
    assert all(now < then for now, then in zip(after, before))
    assert all(torch.equal(value, kept[name]) for name, value in network.backbone.state_dict().items())


def test_images_reach_their_full_difficulty_after_a_fifth_of_the_steps() -> None:
    assert train_backbone.hardness(0, 1000) == pytest.approx(0.1)
    assert train_backbone.hardness(100, 1000) == pytest.approx(0.55)
    assert train_backbone.hardness(200, 1000) == train_backbone.hardness(999, 1000) == 1


def test_the_shipped_settings_are_the_defaults() -> None:
    assert (train_backbone.SAMPLES, train_backbone.PEAK_RATE, train_backbone.WEIGHT_DECAY) == (480_000, 0.1, 3e-4)
    assert (train_exits.SAMPLES, train_exits.PEAK_RATE, train_exits.WEIGHT_DECAY) == (240_000, 3e-3, 0.02)
    assert (OPTIONS.seed, OPTIONS.batch, OPTIONS.processes) == (1, 64, 2)


def test_both_trainers_run_from_end_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, ten steps of two images each; the weights load strictly and say how they were made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    short = ["--samples", "40", "--batch", "2", "--no-bfloat16"]
    assert main(["train-backbone", "--out", "backbone.safetensors", *short]) == 0
    assert main(["train-exits", "--backbone", "backbone.safetensors", "--out", "all.safetensors", *short]) == 0
    network = trained_network(Path("all.safetensors"))
    alone = ResNet56()
    load_weights(alone, Path("backbone.safetensors"), prefix="backbone.")
    assert all(torch.equal(value, alone.state_dict()[name]) for name, value in network.backbone.state_dict().items())
    assert network.backbone.bn0.num_batches_tracked == 10
    assert read_metadata(Path("all.safetensors")) == {
        "source": "Profiles/Recipes/resnet56",
        "backbone": "40 images, seed 1",
        "exits": "40 images, seed 1",
    }


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["train-backbone", "--samples", "100", "--out", "b"], 64, "--samples 1280 or more"),
        (["train-backbone", "--out", "none/b"], 73, "no folder none"),
        (["train-exits", "--backbone", "b", "--out", "e"], 65, "found no readable tensors"),
        (["export"], 64, "--out DIR or --check"),
        (["measure", "--out", "here/", "--weights", "none"], 65, "found no readable tensors"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    words: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == status
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


def test_an_option_that_is_no_number_ends_with_status_64(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["export", "--check", "--samples", "few"])
    assert end.value.code == 64
    assert "found 'few', expected a whole number, 1 or more" in capsys.readouterr().err


def test_too_few_steps_are_refused_before_any_process_starts() -> None:
    with pytest.raises(Refusal):
        replace(OPTIONS, samples=9 * 128).check()
