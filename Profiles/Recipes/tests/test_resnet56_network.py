"""The network: its shapes, its weights, and the model file that describes it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from glyphs.sets import CALIBRATION, TEST
from hapi_export.output import sha256
from hapi_export.refusal import Refusal
from hapi_export.tensors import sorted_header, tensor_bytes
from networks.tensor_files import read_metadata, read_tensors
from networks.weights import load_weights, weights_bytes
from resnet56.description import DataFile, model_text
from resnet56.layers import as_backbone
from resnet56.network import Block, EarlyExitResNet56, ResNet56
from resnet56.places import MODELS, WEIGHTS_FILE
from resnet56.trained import trained_network


@pytest.fixture(scope="module")
def network() -> EarlyExitResNet56:
    return trained_network()


def test_the_backbone_is_the_one_of_the_paper() -> None:
    backbone = ResNet56()
    weighted = [module for module in backbone.modules() if isinstance(module, (torch.nn.Conv2d, torch.nn.Linear))]
    assert len(weighted) == 56
    # 0.85 million (He et al., table 6) with ten classes; the linear layer has 90 more here.
    parameters = sum(parameter.numel() for parameter in backbone.parameters())
    assert parameters - 90 * 65 == 853_018


def test_maps_halve_and_channels_double_from_stage_to_stage() -> None:
    with torch.no_grad():
        maps = ResNet56().eval().features(torch.zeros(1, 3, 32, 32))
    shapes = [tuple(one.shape[1:]) for one in maps]
    assert shapes == [(16, 32, 32)] * 19 + [(32, 16, 16)] * 18 + [(64, 8, 8)] * 18


def test_an_option_a_shortcut_takes_every_second_pixel_and_adds_empty_channels() -> None:
    x = torch.arange(16.0).reshape(1, 1, 4, 4)
    shortcut = Block(1, 3, stride=2).shortcut(x)
    assert shortcut[0, 1].tolist() == [[0, 2], [8, 10]]
    assert shortcut[0, 0].abs().max() == 0 and shortcut[0, 2].abs().max() == 0
    assert torch.equal(Block(2, 2, stride=1).shortcut(x), x)


def test_there_are_54_exits_and_a_final_classifier(network: EarlyExitResNet56) -> None:
    with torch.no_grad():
        assert network(torch.zeros(2, 3, 32, 32)).shape == (2, 55, 100)


def test_the_model_file_is_what_the_network_says_of_itself(network: EarlyExitResNet56) -> None:
    """Names, kinds, inputs, multiply-accumulates and bytes of every layer and exit."""
    files = {data.name: MODELS / data.file("resnet56") for data in (CALIBRATION, TEST)}
    described = {name: DataFile(file.name, sha256(file.read_bytes())) for name, file in files.items()}
    text = model_text(as_backbone(network), described)
    assert text == (MODELS / "resnet56.json").read_text(encoding="utf-8")


def test_the_layers_one_after_another_are_the_network(network: EarlyExitResNet56) -> None:
    images = torch.randn(3, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    backbone = as_backbone(network)
    with torch.no_grad():
        expected = network(images)
        # Folding batch norm rounds otherwise.
        assert torch.allclose(torch.stack(backbone.answers(images), 1), expected, atol=2e-4)
        assert torch.allclose(backbone.whole(images), expected[:, -1], atol=2e-4)
        assert not network.training and len(backbone.layers) == 56 and len(backbone.exits) == 54


def test_the_shipped_weights_say_how_they_were_trained() -> None:
    assert read_metadata(WEIGHTS_FILE) == {
        "source": "Profiles/Recipes/resnet56",
        "backbone": "480000 images, seed 1",
        "exits": "240000 images, seed 1",
    }


def test_weights_written_again_are_the_same_bytes(network: EarlyExitResNet56) -> None:
    assert weights_bytes(network, read_metadata(WEIGHTS_FILE)) == WEIGHTS_FILE.read_bytes()


def test_metadata_is_written_in_the_order_of_its_keys() -> None:
    tensors = {"a": np.arange(3, dtype=np.float32), "b": np.array(5)}
    written = {tensor_bytes(tensors, {key: key for key in order}) for order in ("xyz", "zxy", "yzx")}
    assert len(written) == 1
    assert sorted_header(next(iter(written))) in written


def test_tensors_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "file.safetensors"
    path.write_bytes(tensor_bytes({"a": np.arange(6.0).reshape(2, 3).T, "b": np.array(5)}, {"k": "v"}))
    found = read_tensors(path)
    assert found["a"].tolist() == [[0, 3], [1, 4], [2, 5]] and found["b"].shape == ()
    assert read_metadata(path) == {"k": "v"}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("absent", "no readable tensors"), ("cut", "no readable tensors"),
        ("lacks", "found no backbone.fc.bias, expected all parameters of ResNet-56"),
        ("more", "found backbone.fc.scale, expected no more than the parameters of ResNet-56"),
        ("shape", "exits.0.fc.bias: found float32 [10], expected float32 [100], as in ResNet-56"),
        ("type", "exits.0.fc.bias: found float64 [100], expected float32 [100]"),
        ("value", "exits.0.fc.bias: found a value that is no number"),
    ],
)
def test_weights_of_another_network_are_refused(tmp_path: Path, spoil: str, said: str) -> None:
    path = tmp_path / "weights.safetensors"
    tensors = read_tensors(WEIGHTS_FILE)
    if spoil == "lacks":
        del tensors["backbone.fc.bias"]
    elif spoil == "shape":
        tensors["exits.0.fc.bias"] = tensors["exits.0.fc.bias"][:10]
    elif spoil == "more":
        tensors["backbone.fc.scale"] = tensors["backbone.fc.bias"]
    elif spoil == "type":
        tensors["exits.0.fc.bias"] = tensors["exits.0.fc.bias"].astype(np.float64)
    elif spoil == "value":
        tensors["exits.0.fc.bias"] = tensors["exits.0.fc.bias"] * np.float32(np.nan)
    if spoil != "absent":
        data = tensor_bytes(tensors, {})
        path.write_bytes(data[:5000] if spoil == "cut" else data)
    with pytest.raises(Refusal) as refusal:
        load_weights(EarlyExitResNet56(), path, "ResNet-56")
    assert str(path) in str(refusal.value) and said in str(refusal.value)


def test_the_calibrated_model_differs_in_name_sets_and_temperatures_alone() -> None:
    raw, calibrated = (
        json.loads((MODELS / f"{stem}.json").read_text(encoding="utf-8"))
        for stem in ("resnet56", "resnet56-calibrated")
    )
    temperatures = calibrated.pop("x-temperatures")
    assert list(temperatures) == [entry["name"] for entry in raw["exits"]] + ["final"]
    for document in (raw, calibrated):
        del document["name"], document["calibration"], document["test"]
    assert raw == calibrated
