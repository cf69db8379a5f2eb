"""Heads that are built and trained."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from export_networks import Pairs, chain, resnet, samples
from hapi_export import Network, Options, Refusal, export
from hapi_export.batches import Batches
from hapi_export.heads import build_head
from hapi_export.progress import Progress
from hapi_export.splitting import split
from hapi_export.timing import Stopwatch
from hapi_export.training import train_heads
from test_export_files import FAST, Ticks


def learnable(count: int, seed: int = 0) -> Pairs:
    """Images whose class is the channel that is brightest."""
    pairs = samples(count, seed=seed)
    return [(images + 2 * torch.eye(3)[labels][:, :, None, None], labels) for images, labels in pairs]


@pytest.mark.parametrize(
    "shape, weights",
    [
        ((2, 5, 4, 4), 5 * 64 * 9 + 64 * 64 * 9 + 4 * 64 + 64 * 3 + 3),
        ((2, 5, 3, 9), 5 * 3 + 3),
        ((2, 7), 7 * 3 + 3),
    ],
)
def test_a_head_fits_what_its_layer_gives_out(shape: tuple[int, ...], weights: int) -> None:
    head = build_head("a", torch.Size(shape), 3).eval()
    assert head(torch.zeros(shape)).shape == (2, 3)
    assert sum(tensor.numel() for tensor in head.parameters()) == weights


def test_no_head_is_guessed_for_other_shapes() -> None:
    with pytest.raises(Refusal, match=r"shape \[2, 7, 5\].*a trained head of your own"):
        build_head("tokens", torch.Size([2, 7, 5]), 3)


def test_heads_learn_while_the_backbone_stays() -> None:
    pairs = learnable(96)
    backbone = split(chain(), {"0": None, "3": None}, pairs[0][0])
    before = [tensor.clone() for tensor in backbone.whole.state_dict().values()]
    torch.manual_seed(0)
    heads = [build_head(place.asked, place.shape, 3) for place in backbone.exits]
    history = train_heads(backbone, heads, Batches(pairs, "training", torch.device("cpu")), 4, Progress())
    assert len(history) == 4 and len(history[0]) == 2
    assert min(history[-1]) > 0.8
    assert not any(head.training for head in heads)
    assert all(torch.equal(one, two) for one, two in zip(before, backbone.whole.state_dict().values()))


def test_a_head_learns_the_same_whatever_trains_beside_it() -> None:
    pairs = learnable(32)
    states = []
    for names in (["3"], ["0", "3"]):
        backbone = split(chain(), dict.fromkeys(names), pairs[0][0])
        heads = []
        for place in backbone.exits:
            torch.manual_seed(4)
            heads.append(build_head(place.asked, place.shape, 3))
        train_heads(backbone, heads, Batches(pairs, "training", torch.device("cpu")), 2, Progress())
        with torch.no_grad():
            states.append(heads[-1](backbone.features(pairs[0][0])[-1]))
    # Without the exit at "0" its normalisation is folded, which moves values by rounding.
    assert torch.allclose(states[0], states[1], atol=1e-2)


def test_the_seed_alone_decides_what_heads_become(tmp_path: Path) -> None:
    given = nn.Sequential(nn.Flatten(), nn.Linear(128, 3))
    network = Network(
        name="N", task="t", model=resnet(), exits={"layer1": None, "layer2.0": given},
        training=learnable(64), calibration=learnable(40, seed=1),
    )

    def confidences(seed: int, name: str) -> list[float]:
        options = Options(seed=seed, epochs=1, allow_few_samples=True, schedule=FAST)
        found = export(network, tmp_path / name, options, watch=Stopwatch(Ticks())).findings
        return [float(value) for value in found.answers["calibration"].confidence[:, 0]]

    state = torch.get_rng_state()
    first = confidences(1, "a")
    assert torch.equal(torch.get_rng_state(), state), "PyTorch's own generator is left as it was"
    torch.rand(5)
    assert confidences(1, "b") == first != confidences(2, "c")


def test_exits_without_heads_need_samples_to_train_on(tmp_path: Path) -> None:
    network = Network(name="N", task="t", model=resnet(), exits=["layer1"], calibration=samples(210))
    with pytest.raises(Refusal, match="Network.training: found nothing"):
        export(network, tmp_path, Options(schedule=FAST))


def test_training_refuses_batches_of_one_image() -> None:
    backbone = split(chain(), {"3": None}, samples(4)[0][0])
    heads = [build_head("3", backbone.exits[0].shape, 3)]
    with pytest.raises(Refusal, match="raise the batch size"):
        train_heads(backbone, heads, Batches(samples(3, batch=1), "training", torch.device("cpu")), 1, Progress())
