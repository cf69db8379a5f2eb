"""Which layers a network splits into, what they read, and where exits sit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import nn

from export_networks import (
    Functional, Gated, Inception, Overwriting, Pair, RootGate, Shared, Splits, Stems, chain, lively, resnet, samples,
)
from hapi_export import Refusal
from hapi_export.backbone import Backbone
from hapi_export.checking import Original
from hapi_export.pricing import with_costs
from hapi_export.splitting import split
from hapi_export.tracing import copied

IMAGES = samples(6)[0][0]


def splitting(model: nn.Module, *exits: str, leaves: tuple[str, ...] = (), fold: bool = True) -> Backbone:
    """Splits and checks what holds of every network."""
    heads = dict.fromkeys(exits)
    images = IMAGES if not isinstance(model, nn.Sequential) or model[0].in_channels == 3 else IMAGES[:, :1]
    original = Original(model, heads, images)
    backbone = split(copied(model, "", torch.device("cpu")), heads, images, leaves=leaves, fold=fold)
    assert original.check(backbone, images) < 1e-5
    names = [layer.name for layer in backbone.layers]
    assert len(set(names)) == len(names)
    for index, layer in enumerate(backbone.layers):
        assert set(layer.inputs) <= set(names[:index])
        assert bool(layer.inputs) == bool(index), "the first layer is the one source"
    read = {name for layer in backbone.layers for name in layer.inputs}
    assert [name for name in names if name not in read] == names[-1:], "the last layer is the one sink"
    assert [place.layer for place in backbone.exits] == sorted({place.layer for place in backbone.exits})
    return backbone


def edges(backbone: Backbone) -> dict[str, tuple[str, ...]]:
    return {layer.name: layer.inputs for layer in backbone.layers}


def test_a_chain_has_a_layer_for_each_module_with_weights() -> None:
    backbone = splitting(chain(), "3")
    assert edges(backbone) == {"0": (), "4": ("0",), "10": ("4",)}
    assert [layer.kind for layer in backbone.layers] == ["conv_bn_relu_maxpool", "conv_bn_relu_gap", "fc"]
    assert [(place.name, place.asked, place.shape[1:]) for place in backbone.exits] == [
        ("exit:3", "3", torch.Size([4, 4, 4]))
    ]


def test_an_addition_belongs_to_the_later_of_the_ways_that_meet() -> None:
    backbone = splitting(resnet(), "layer1.0", "layer2.0", "layer2.1")
    assert edges(backbone) == {
        "conv1": (), "layer1.0.conv1": ("conv1",), "layer1.0.conv2": ("layer1.0.conv1", "conv1"),
        "layer1.1.conv1": ("layer1.0.conv2",), "layer1.1.conv2": ("layer1.1.conv1", "layer1.0.conv2"),
        "layer2.0.downsample.0": ("layer1.1.conv2",), "layer2.0.conv1": ("layer1.1.conv2",),
        "layer2.0.conv2": ("layer2.0.conv1", "layer2.0.downsample.0"), "layer2.1.conv1": ("layer2.0.conv2",),
        "layer2.1.conv2": ("layer2.1.conv1", "layer2.0.conv2"), "adaptive_avg_pool2d": ("layer2.1.conv2",),
        "fc": ("adaptive_avg_pool2d",),
    }
    assert [backbone.layers[place.layer].name for place in backbone.exits] == [
        "layer1.0.conv2", "layer2.0.conv2", "layer2.1.conv2",
    ]
    assert backbone.layers[2].kind == "conv_bn_add_relu"
    assert [layer.group for layer in backbone.layers] == ["conv1"] + ["layer1"] * 4 + ["layer2"] * 6 + ["fc"]


def test_work_after_an_exit_is_a_layer_of_its_own() -> None:
    free = splitting(resnet(), "layer1.0")
    closed = splitting(resnet(), "layer2")
    assert "adaptive_avg_pool2d" not in edges(free)
    assert closed.layers[-2].name == "adaptive_avg_pool2d" and closed.layers[-2].kind == "gap"
    assert closed.layers[-2].group == "layer2"


def test_parallel_branches_meet_in_the_last_one() -> None:
    backbone = splitting(Inception().eval(), "stem")
    found = edges(backbone)
    # The pool follows the exit after the stem, so it is no longer the stem's.
    assert found["relu"] == ("stem",)
    assert found["one"] == found["three.0"] == ("relu",)
    assert set(found["pooled"]) == {"relu", "one", "three.1"}
    assert found["fc"] == ("pooled",)
    assert edges(splitting(Inception().eval(), "three"))["three.1"] == ("three.0",)


def test_a_module_that_runs_twice_is_two_layers_with_its_weights_once() -> None:
    backbone = with_costs(splitting(lively(Shared()), "conv#1"), IMAGES[:1])
    layers = {layer.name: layer for layer in backbone.layers}
    assert list(layers) == ["stem", "conv", "bn", "conv#2", "fc"]
    assert layers["conv"].weight_bytes == 4 * (4 * 4 * 9 + 4) and layers["conv#2"].weight_bytes == 0
    assert layers["conv"].macs == layers["conv#2"].macs == 4 * 4 * 9 * 64
    assert backbone.repeats == ("conv runs 2 times: its time is the sum of conv, conv#2",)
    with pytest.raises(Refusal, match='runs 2 times.*say "conv#1" to "conv#2"'):
        splitting(Shared(), "conv")
    with pytest.raises(Refusal, match="run '3' of 2"):
        splitting(Shared(), "conv#3")


def test_a_module_that_cannot_be_traced_is_one_layer() -> None:
    backbone = with_costs(splitting(Gated().eval(), "gate"), IMAGES[:1])
    gate = backbone.layers[1]
    assert (gate.name, gate.kind, gate.macs) == ("gate", "Gate", 4 * 4 * 64)
    assert any(note.startswith("gate is one layer, for it cannot be traced: ") for note in backbone.notes)
    with pytest.raises(Refusal, match='inside "gate".*name "gate" itself'):
        splitting(Gated(), "gate.conv")


def test_a_network_whose_own_forward_cannot_be_traced_is_refused_with_the_line() -> None:
    with pytest.raises(Refusal, match=r"cannot be traced: .*export_networks\.py:\d+.*--leaf"):
        splitting(RootGate(), "stem")


def test_a_leaf_is_kept_whole() -> None:
    backbone = splitting(resnet(), "layer1.0", leaves=("layer1.0",))
    assert [layer.name for layer in backbone.layers][:3] == ["conv1", "layer1.0", "layer1.1.conv1"]
    assert backbone.layers[1].kind == "Residual"
    with pytest.raises(Refusal, match='--leaf: found "layer9"'):
        splitting(resnet(), "layer1", leaves=("layer9",))


def test_functions_that_read_weights_are_layers() -> None:
    backbone = with_costs(splitting(Functional().eval()), IMAGES[:1])
    assert [layer.kind for layer in backbone.layers] == ["sub_div_conv_relu_mul_gap", "matmul"]
    assert backbone.layers[0].macs == 4 * 3 * 9 * 64 and backbone.layers[1].macs == 12
    # The kernel, the factors and the mean that is taken off.
    assert backbone.layers[0].weight_bytes == 4 * (4 * 3 * 9 + 4 + 3)
    # The size of the batch passes between them too, and is no edge.
    assert edges(backbone)["matmul"] == (backbone.layers[0].name,)


def test_layers_that_read_the_images_alone_get_a_layer_that_hands_these_on() -> None:
    backbone = splitting(Stems().eval(), "left")
    assert edges(backbone) == {
        "input": (), "left": ("input",), "middle": ("input",), "right": ("input", "left", "middle"), "fc": ("right",),
    }
    assert backbone.layers[0].kind == "input"


def test_values_of_several_tensors_pass_between_layers() -> None:
    backbone = splitting(Splits().eval(), "stem")
    assert [layer.name for layer in backbone.layers] == ["stem", "chunk", "pair.conv", "fc"]
    assert isinstance(Splits().pair, Pair)
    with pytest.raises(Refusal, match='"pair": found an output that is not one tensor'):
        splitting(Splits().eval(), "pair")


def test_batch_norm_folds_unless_something_else_reads_what_it_reads() -> None:
    folded = splitting(chain(), "4")
    # The exit reads what comes before the normalisation, which therefore stays, as a layer after the exit.
    assert [layer.name for layer in folded.layers] == ["0", "4", "5", "10"]
    plain = splitting(chain(), "3", fold=False)
    assert [layer.kind for layer in plain.layers] == ["conv_bn_relu_maxpool", "conv_bn_relu_gap", "fc"]
    heavier = [with_costs(one, IMAGES[:1]).layers[0].weight_bytes for one in (plain, splitting(chain(), "3"))]
    assert heavier == [4 * (4 * 27 + 4 + 4 * 4), 4 * (4 * 27 + 4)]


@pytest.mark.parametrize("make, exits", [(chain, ["5", "2"]), (Overwriting, ["stem", "conv"])])
def test_a_layer_overwrites_nothing_of_the_layer_before(make: Callable[[], nn.Module], exits: list[str]) -> None:
    backbone = splitting(make().eval(), *exits)
    assert len(backbone.layers) == 5
    for step in backbone.walk(IMAGES):
        before = [value.clone() for value in step.read]
        backbone.layers[step.layer].module.forward(*step.read)
        assert all(torch.equal(one, two) for one, two in zip(before, step.read))


def test_dropout_and_identity_are_no_work() -> None:
    backbone = splitting(chain(), "7")
    assert backbone.exits[0].asked == "7" and backbone.exits[0].name == "exit:7"
    assert not any("Dropout" in layer.module.code for layer in backbone.layers)


@pytest.mark.parametrize(
    "make, exits, message",
    [
        (resnet, ["layer3"], 'no module of that name.*did you mean "layer[12]"'),
        (Shared, ["unused"], "a module that does not run.*these do: "),
        (resnet, ["fc"], "the output of the last layer.*choose among "),
        (resnet, ["layer1", "layer1.1"], "whose outputs are one and the same"),
        (resnet, ["conv1#2"], "run '2' of 1"),
    ],
)
def test_exits_without_a_place_are_refused(make: Callable[[], nn.Module], exits: list[str], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        splitting(make().eval(), *exits)


def test_the_users_network_is_left_as_it_was() -> None:
    model = resnet()
    model.train()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    modules = [id(module) for module in model.modules()]
    splitting(model, "layer1")
    assert model.training and [id(module) for module in model.modules()] == modules
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())


def test_a_view_behind_an_exit_is_no_layer_of_its_own() -> None:
    """Flattening what an exit reads computes nothing, so it goes on in the layer that reads it."""
    model = nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(4, 3)).eval()
    images = torch.randn(2, 3, 8, 8)
    backbone = split(model, {"1": None, "2": None}, images)
    assert [layer.name for layer in backbone.layers] == ["0", "2", "4"]
    assert backbone.layers[-1].inputs == ("2",)
    *_, last = backbone.walk(images)
    assert torch.equal(last.values[backbone.output], model(images))
    assert [layer.name for layer in split(model, {"3": None}, images).layers] == ["0", "4"]


class Viewed(nn.Module):
    """A convolution with an exit behind it, then what the arguments say."""

    def __init__(self, tail: Callable[[nn.Module, torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 8)
        self.fc = nn.Linear(4, 3)
        self.tail = tail

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.tail(self, self.conv(x))


@pytest.mark.parametrize(
    ("tail", "joined"),
    [
        (lambda model, a: model.fc(a.view(a.size(0), -1)), True),
        (lambda model, a: model.fc(a.reshape(a.shape[0], 4)), True),
        # What others read too, or the reader overwrites, may be another value by the time it is read.
        (lambda model, a: model.fc(a.flatten(1)) + a.mean(), False),
        (lambda model, a: model.fc(a.flatten(1).add_(1)), False),
        (lambda model, a: model.fc(a.flatten(1)[:, [0, 1, 3, 2]]), False),
    ],
)
def test_only_a_view_that_nothing_else_touches_is_joined(
    tail: Callable[[nn.Module, torch.Tensor], torch.Tensor], joined: bool
) -> None:
    torch.manual_seed(1)
    model, images = Viewed(tail).eval(), torch.randn(2, 3, 8, 8)
    backbone = split(copied(model, "model", torch.device("cpu")), {"conv": None}, images)
    assert ([layer.name for layer in backbone.layers] == ["conv", "fc"]) == joined
    for _ in range(2):  # a layer can be run again by itself
        *_, last = backbone.walk(images.clone())
        assert torch.equal(last.values[backbone.output], model(images.clone()))
