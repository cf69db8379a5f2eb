"""The networks' shapes, and what is written of them, at a tiny number of samples; judged by hapi-tui itself where
HAPI_TUI names the program."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from networks import mobilenetv2, msdnet
from networks.catalogue import CATALOGUE
from networks.command import main
from networks.parts import scaled
from networks.tensor_files import read_tensors
from networks.vgg16 import VGG16
from networks.weights import save_weights

# Layers and candidate exits: what has weights, and pools that an exit follows.
SHAPES = {
    # 13 convolutions, 5 pools, 3 fully connected.
    "vgg16": (13 + 5 + 3, 18),
    # Two convolutions; nine modules of seven; three pools, each of them with the mean of the module after it; the mean of
    # the six other modules, which a sample that left before them does not need; the head.
    "inception": (2 + 9 * 7 + 3 + 6 + 1, 19),
    # Three first scales; 13 layers of 10 convolutions, but 8 in the last but one and 4 in the last; the head's three.
    "msdnet": (3 + 11 * 10 + 8 + 4 + 3, 9),
    "mobilenetv2": (1 + 2 + 16 * 3 + 1 + 1, 0),
}


def test_vgg16_has_the_layers_of_configuration_d() -> None:
    network = VGG16(100)
    kinds = Counter(type(module) for module in network.modules())
    assert (kinds[nn.Conv2d], kinds[nn.Linear], kinds[nn.MaxPool2d]) == (13, 3, 5)
    widths = [module.out_channels for module in network.modules() if isinstance(module, nn.Conv2d)]
    assert widths == [64] * 2 + [128] * 2 + [256] * 3 + [512] * 6


def test_mobilenetv2_has_as_many_parameters_as_torchvisions() -> None:
    """Strides and the image's size change none of them; the paper rounds to 3.4 million (table 4)."""
    backbone = mobilenetv2.MobileNetV2(1000)
    assert sum(parameter.numel() for parameter in backbone.parameters()) == 3_504_872


def test_msdnet_runs_no_scale_that_nothing_reads() -> None:
    """Every parameter moves when the last classifier learns."""
    network = msdnet.MSDNet(100)
    network(torch.randn(2, 3, 32, 32)).sum().backward()
    assert all(parameter.grad is not None for parameter in network.parameters())
    assert len(msdnet.exits()) + 1 == msdnet.BLOCKS == 10


def test_msdnet_grows_by_6_12_and_24_channels_a_layer() -> None:
    """The authors' settings for CIFAR, from 16, 32 and 64 channels on. The last layers lack the scales that nothing
    reads."""
    network = msdnet.MSDNet(100).eval()
    layers = [module for module in network.modules() if isinstance(module, msdnet.Layer)]
    channels, maps = [16, 32, 64], network.first(torch.zeros(1, 3, 32, 32))
    assert [values.shape[1] for values in maps] == channels and len(layers) == 13
    for number, layer in enumerate(layers):
        maps, finest = layer(maps), max(0, number - 10)
        channels = [width + (6, 12, 24)[scale] * (scale >= finest) for scale, width in enumerate(channels)]
        assert [values.shape[1] for values in maps] == channels
    assert maps[2].shape[2:] == (8, 8)


def test_widths_are_rounded_but_never_far_down() -> None:
    assert [scaled(channels, 0.5) for channels in (64, 512, 24)] == [32, 256, 16]
    assert scaled(32, 0.25, 4) == 8 and scaled(16, 0.1) == 8


@pytest.mark.parametrize("stem", SHAPES)
def test_what_is_written_of_a_network(stem: str, tmp_path: Path) -> None:
    torch.manual_seed(1)
    weights = tmp_path / "weights.safetensors"
    save_weights(CATALOGUE[stem].build(), weights, {"network": stem, "backbone": "128 images, seed 1"})
    words = ["export", stem, "--weights", str(weights), "--out", str(tmp_path), "--samples", "9", "--rounds", "1"]
    assert main([*words, "--runs", "2"]) == 0
    model = json.loads((tmp_path / "Models" / f"{stem}.json").read_text(encoding="utf-8"))
    assert (len(model["layers"]), len(model["exits"])) == SHAPES[stem]
    assert model["name"] == CATALOGUE[stem].name and model["task"] == "glyphs-100"
    assert "backbone trained on 128 images, seed 1" in "\n".join(model["notes"])
    assert "accuracy in %, calibration and test: " in model["notes"][-1]
    said = read_tensors(tmp_path / "Models" / f"{stem}.calibration.safetensors")
    assert said["confidence"].dtype == np.float16 and said["confidence"].shape == (9, SHAPES[stem][1] + 1)
    profile = tmp_path / f"{stem}-x86.json"
    document = json.loads(profile.read_text(encoding="utf-8"))
    assert document["model"] == f"Models/{stem}.json"
    nodes = [node["name"] for node in [*model["layers"], *model["exits"]]]
    assert sorted(document["latencyMs"]) == sorted(nodes)
    calibrated = tmp_path / "Models" / f"{stem}-calibrated.json"
    assert calibrated.exists() == (SHAPES[stem][1] > 0)
    if os.environ.get("HAPI_TUI"):
        subprocess.run([os.environ["HAPI_TUI"], "validate", str(profile)], check=True, capture_output=True)


def test_weights_of_another_network_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = tmp_path / "weights.safetensors"
    save_weights(CATALOGUE["msdnet"].build(), weights, {})
    assert main(["export", "mobilenetv2", "--weights", str(weights), "--out", str(tmp_path / "out")]) == 65
    assert "expected all parameters of MobileNetV2" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
