"""The trainers: that a step learns, that a run from end to end gives usable weights, that it can be cut off and go
on, and that one that runs away says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from glyphs.atlas import Faces, shipped_atlas
from glyphs.draws import Draws
from glyphs.images import draw_images, normalised
from hapi_export.refusal import Refusal
from networks import checkpoints, train_backbone, train_exits
from networks.catalogue import CATALOGUE, Training
from networks.command import main
from networks.descent import DIVERGED, Progress
from networks.tensor_files import read_metadata
from networks.processes import in_processes
from networks.training import TrainingOptions
from networks.weights import load_weights, save_weights

OPTIONS = TrainingOptions("resnet56", Path("none"), samples=1, peak_rate=0.01, weight_decay=0, bfloat16=False)
RECIPES = Path(__file__).resolve().parents[1]
WITH_EXITS = [stem for stem, definition in CATALOGUE.items() if definition.exits]


@pytest.fixture(scope="module")
def images() -> tuple[torch.Tensor, torch.Tensor]:
    """Four easy images with their labels."""
    atlas = shipped_atlas()
    drawn = draw_images(Draws.seeded(1, 4), atlas, atlas.faces(Faces.TRAINING), hardest=0.1)
    return normalised(drawn.images), drawn.labels


@pytest.mark.parametrize("bfloat16", [False, True])
def test_a_step_of_the_backbone_lowers_its_loss(images: tuple[torch.Tensor, torch.Tensor], bfloat16: bool) -> None:
    torch.manual_seed(0)
    options = replace(OPTIONS, bfloat16=bfloat16)
    network = options.definition.untrained().backbone
    descent = train_backbone.optimiser(network, options)
    before, _ = train_backbone.backward(network, *images, options)
    descent.step()
    after, _ = train_backbone.backward(network, *images, options)
    assert after < before


@pytest.mark.parametrize("stem", WITH_EXITS)
def test_a_step_of_the_exits_lowers_every_loss_and_leaves_the_backbone(
    images: tuple[torch.Tensor, torch.Tensor], stem: str
) -> None:
    torch.manual_seed(0)
    network = CATALOGUE[stem].untrained()
    network.backbone.eval().requires_grad_(False)
    kept = {name: value.clone() for name, value in network.backbone.state_dict().items()}
    options = replace(OPTIONS, peak_rate=1e-3)
    descent = train_exits.optimiser(network.exits, options)
    before = train_exits.backward(network, *images, options)
    descent.step()
    after = train_exits.backward(network, *images, options)
    assert len(before) == len(network.exits)
    assert all(now < then for now, then in zip(after, before))
    assert all(torch.equal(value, kept[name]) for name, value in network.backbone.state_dict().items())


def test_images_reach_their_full_difficulty_after_a_fifth_of_the_steps() -> None:
    assert train_backbone.hardness(0, 1000) == pytest.approx(0.1)
    assert train_backbone.hardness(100, 1000) == pytest.approx(0.55)
    assert train_backbone.hardness(200, 1000) == train_backbone.hardness(999, 1000) == 1


def test_the_settings_of_the_shipped_resnet56_are_its_defaults() -> None:
    definition = CATALOGUE["resnet56"]
    assert definition.backbone == Training(480_000, 0.1, 3e-4)
    assert definition.exits == Training(240_000, 3e-3, 0.02)
    assert (OPTIONS.seed, OPTIONS.batch, OPTIONS.processes) == (1, 64, 2)


@pytest.mark.parametrize("stem", CATALOGUE)
def test_a_network_is_trained_from_end_to_end(stem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, ten steps of two images each; the weights load strictly and say how they were made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    short = ["--samples", "40", "--batch", "2", "--rate", "0.001", "--no-bfloat16"]
    definition = CATALOGUE[stem]
    told = "40 images, seed 1, steps of 2 × 2, one cycle of the rate up to 0.001, weight decay {:g}, float32"
    made = {
        "source": "Profiles/Recipes/networks", "network": stem,
        "backbone": told.format(definition.backbone.weight_decay),
    }
    assert main(["train-backbone", stem, "--out", "backbone.safetensors", *short]) == 0
    backbone = CATALOGUE[stem].untrained().backbone
    load_weights(backbone, Path("backbone.safetensors"), stem, prefix="backbone.")
    assert read_metadata(Path("backbone.safetensors")) == made
    counts = {value.item() for name, value in backbone.state_dict().items() if name.endswith("num_batches_tracked")}
    assert counts == {10}
    words = ["train-exits", stem, "--backbone", "backbone.safetensors", "--out", "all.safetensors", *short]
    if definition.exits is None:
        assert main(words) == 65
        return
    assert main(words) == 0
    assert read_metadata(Path("all.safetensors")) == {**made, "exits": told.format(definition.exits.weight_decay)}
    network = CATALOGUE[stem].untrained()
    load_weights(network.exits, Path("all.safetensors"), stem, prefix="exits.")
    load_weights(network.backbone, Path("all.safetensors"), stem, prefix="backbone.")
    assert all(torch.equal(value, backbone.state_dict()[name]) for name, value in network.backbone.state_dict().items())


class CutOff(Exception):
    """What ends a run in the middle."""


@pytest.mark.parametrize("part", ["backbone", "exits"])
def test_a_run_that_was_cut_off_ends_with_the_same_bytes(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """VGG-16, for its dropout draws random numbers of its own: twenty steps, cut off after the checkpoint of ten."""
    monkeypatch.setattr(checkpoints, "SECONDS", 0.0)
    options = replace(
        OPTIONS, network="vgg16", samples=40, batch=2, processes=1, out=tmp_path / "whole", checkpoint=None
    )
    if part == "exits":
        backbone = tmp_path / "backbone.safetensors"
        torch.manual_seed(1)
        save_weights(torch.nn.ModuleDict({"backbone": options.definition.untrained().backbone}), backbone, {})
        options = replace(options, backbone=backbone, bfloat16=True)
    in_this_process(options)
    kept = tmp_path / "kept"
    kept.mkdir()
    cut = replace(options, out=tmp_path / "cut", checkpoint=kept)
    write = checkpoints.Checkpoints.write

    def write_and_stop(of: checkpoints.Checkpoints, path: Path, done: int) -> None:
        if done == 20:
            raise CutOff
        write(of, path, done)

    monkeypatch.setattr(checkpoints.Checkpoints, "write", write_and_stop)
    with pytest.raises(CutOff):
        in_this_process(cut)
    assert [path.name for path in kept.iterdir()] == [f"vgg16.{part}.step10.process0.safetensors"]
    assert not cut.out.exists()
    monkeypatch.setattr(checkpoints.Checkpoints, "write", write)
    with pytest.raises(Refusal, match="the checkpoint of another run, --seed 1, expected --seed 2"):
        in_this_process(replace(cut, seed=2))
    (path,) = kept.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(Refusal, match="not as it was written"):
        in_this_process(cut)
    path.write_bytes(whole)
    in_this_process(cut)
    assert f"going on from step 10, kept in {kept}" in capsys.readouterr().out
    assert cut.out.read_bytes() == options.out.read_bytes()
    assert not list(kept.iterdir()), "the run is at its end"


def in_this_process(options: TrainingOptions) -> None:
    """Trains a backbone, or the exits of one that is given, without processes of their own."""
    import torch.distributed as dist

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(train_backbone, "EVALUATION_BATCHES", 1)
        store = dist.HashStore()  # type: ignore[no-untyped-call]
        dist.init_process_group("gloo", store=store, rank=0, world_size=1)
        try:
            torch.manual_seed(options.seed)
            (train_backbone if options.backbone is None else train_exits).train(0, options)
        finally:
            dist.destroy_process_group()


def test_a_training_that_diverges_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    words = ["train-backbone", "vgg16", "--samples", "400", "--batch", "2", "--rate", "1e9", "--out", "weights"]
    assert main(words) == 65
    said = capfd.readouterr().err
    assert "networks: training vgg16: found " in said
    assert "diverged and nothing was written: say a lower --rate than 1e+09" in said
    assert not Path("weights").exists()


def test_an_interrupt_while_processes_start_ends_them_in_one_line(tmp_path: Path) -> None:
    """A terminal sends it to every process of the command."""
    words = ["-m", "networks", "train-backbone", "vgg16", "--out", str(tmp_path / "weights")]
    run = subprocess.Popen(
        [sys.executable, *words], cwd=RECIPES, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    while run.poll() is None and len(children.read_text(encoding="utf-8").split()) < 2:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    try:
        _, said = run.communicate(timeout=60)
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
    assert (run.returncode, said) == (130, "networks: interrupted\n")
    assert not any(tmp_path.iterdir())


def test_a_loss_that_grows_beyond_reason_is_a_divergence() -> None:
    options = replace(OPTIONS, samples=128 * 1000)
    progress = Progress(1, options)
    for step in range(99):
        progress.step(step, {"loss": DIVERGED + 1})
    with pytest.raises(Refusal, match="up to step 100"):
        progress.step(99, {"loss": DIVERGED + 1})
    with pytest.raises(Refusal, match="loss nan in step 101"):
        Progress(0, options).step(100, {"loss": float("nan")})
    with pytest.raises(Refusal, match="worst inf in step 1"):
        Progress(0, options).step(0, {"exit 0": 4.6, "worst": float("inf")})


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["train-backbone", "vgg16", "--samples", "100", "--out", "b"], 64, "--samples 1280 or more"),
        (["train-backbone", "vgg16", "--out", "none/b"], 73, "no folder none"),
        (["train-backbone", "vgg16", "--out", "b", "--checkpoint", "none"], 73, "no folder none"),
        (["train-exits", "vgg16", "--backbone", "b", "--out", "e"], 65, "found no readable tensors"),
        (["train-exits", "mobilenetv2", "--backbone", "b", "--out", "e"], 65, "found no exits"),
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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["train-backbone", "vgg17", "--out", "b"], "invalid choice: 'vgg17'"),
        (["train-backbone", "vgg16", "--out", "b", "--samples", "few"], "expected a whole number, 1 or more"),
    ],
)
def test_a_word_that_means_nothing_ends_with_status_64(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 64
    assert said in capsys.readouterr().err


def test_too_few_steps_are_refused_before_any_process_starts() -> None:
    with pytest.raises(Refusal):
        in_processes(train_backbone, replace(OPTIONS, samples=9 * 128))


@pytest.mark.parametrize(
    "kind",
    [lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9), torch.optim.AdamW],
    ids=["SGD", "AdamW"],
)
def test_what_a_checkpoint_keeps_is_taken_over_exactly(kind: Callable[..., torch.optim.Optimizer]) -> None:
    def trained(steps: int) -> checkpoints.State:
        torch.manual_seed(1)
        network = torch.nn.Linear(2, 2)
        optimiser = kind(network.parameters())
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 0.1, total_steps=10, cycle_momentum=False)
        state = checkpoints.State(network, optimiser, schedule, torch.Generator().manual_seed(steps))
        for _ in range(steps):
            step(state)
        return state

    def step(state: checkpoints.State) -> torch.Tensor:
        state.optimiser.zero_grad()
        loss = state.learns(torch.ones(1, 2)).square().sum()
        loss.backward()
        state.optimiser.step()
        state.schedule.step()
        result: torch.Tensor = loss.detach()
        return result

    kept, fresh = trained(3), trained(0)
    tensors, beside = kept.packed()
    fresh.unpack({name: value.clone() for name, value in tensors.items()}, beside)
    assert fresh.schedule.last_epoch == 3
    assert [step(fresh) for _ in range(4)] == [step(kept) for _ in range(4)]
    assert torch.rand(1, generator=fresh.images) == torch.rand(1, generator=kept.images)
