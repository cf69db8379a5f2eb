"""What networks launch, compute and move: against what was counted by hand, and the shipped node files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from networks.catalogue import CATALOGUE
from networks.command import main
from networks.nodes import kernels, network_nodes, node_file, untrained_backbone
from platforms import zoo
from platforms.devices import BYTES_FP32
from platforms.node_file import read_node_file, written_by
from platforms.resnet56 import read_nodes

RECIPES = Path(__file__).resolve().parents[1]
NODES = RECIPES / "platforms/nodes"


def launched(stem: str) -> int:
    """Kernels of a backbone, by its node file."""
    return sum(node.kernels for node in read_node_file(NODES / f"{stem}.json")[1])


def test_resnet_56_counted_by_hand_is_what_its_definition_gives() -> None:
    by_hand = read_nodes(json.loads((RECIPES.parent / "Models/resnet56.json").read_text(encoding="utf-8")))
    assert network_nodes(untrained_backbone(CATALOGUE["resnet56"])) == by_hand


@pytest.mark.parametrize("stem", [stem for stem in CATALOGUE if stem != "resnet56"])
def test_the_node_files_are_what_the_definitions_give(stem: str) -> None:
    shipped = (NODES / f"{stem}.json").read_text(encoding="utf-8")
    torch.manual_seed(5)  # whatever the weights
    assert shipped == node_file(CATALOGUE[stem]), f"write it again: {written_by(stem)}"


def test_vgg_16_launches_36_kernels() -> None:
    # 13 convolutions and their relus, 5 pools, 3 linear layers and 2 relus: as many as of the wider one of the zoo.
    assert launched("vgg16") == 13 + 13 + 5 + 3 + 2 == len(zoo.vgg(16, BYTES_FP32))


def test_mobilenet_v2_launches_99_kernels() -> None:
    # Stem, 17 blocks, the first of which does not expand, last convolution; each but the projections with relu6; an
    # addition in every block that is not the first of its group; mean, linear. The zoo's launches 52 batch norms too.
    convolutions = 1 + (17 * 3 - 1) + 1
    assert launched("mobilenetv2") == convolutions + (convolutions - 17) + (17 - 7) + 2
    assert launched("mobilenetv2") == len(zoo.mobilenet_v2(BYTES_FP32)) - convolutions == 99


def test_inception_launches_153_kernels() -> None:
    # Two convolutions and nine times seven with their relus; in every module a mean and a concatenation; three pools;
    # the global mean, linear.
    assert launched("inception") == 2 * (2 + 9 * 7) + 9 * 2 + 3 + 2 == 153


def test_msdnet_launches_292_kernels() -> None:
    # The first layer's 3 convolutions with relu. 13 layers: 11 of three scales, then two scales, then one. A scale
    # has two convolutions for its own features, two more from a finer one, and a concatenation. The last classifier
    # has two convolutions, mean and linear.
    finest, coarser = 2 * 2 + 1, 2 * 4 + 1
    layers = 11 * (finest + 2 * coarser) + 2 * coarser + coarser
    assert launched("msdnet") == 2 * 3 + layers + 2 * 2 + 2 == 292


def test_exits_launch_9_kernels_or_5_where_the_map_is_too_small_for_convolutions() -> None:
    _, _, exits = read_node_file(NODES / "vgg16.json")
    # From the fourth pool on maps are 2 × 2: mean, linear, softmax, max, copy.
    assert [node.kernels for node in exits] == [9] * 13 + [5] * 5
    # Inception's last map is 4 × 4; MSDNet's classifiers always have their convolutions.
    for stem, count in (("inception", 19), ("msdnet", 9)):
        _, _, exits = read_node_file(NODES / f"{stem}.json")
        assert [node.kernels for node in exits] == [9] * count


def test_a_pool_moves_what_it_reads_and_writes() -> None:
    pool = next(node for node in read_node_file(NODES / "vgg16.json")[1] if node.name == "stage1.pool")
    assert (pool.kernels, pool.macs, pool.bytes) == (1, 0, 4 * (32 * 32 * 32 + 32 * 16 * 16))


def test_a_shortcut_is_read_too() -> None:
    by_name = {node.name: node for node in read_node_file(NODES / "mobilenetv2.json")[1]}
    # 144 channels of 32 × 32 in, 24 out, and 24 beside them; weights and biases.
    assert by_name["group2.1.project.conv"].bytes == 4 * ((144 + 24 + 24) * 32 * 32 + 144 * 24 + 24)
    assert by_name["group2.1.project.conv"].kernels == 2
    assert by_name["group2.0.project.conv"].bytes == 4 * ((96 + 24) * 32 * 32 + 96 * 24 + 24)


def test_views_launch_nothing_and_what_writes_in_place_does() -> None:
    x = torch.ones(2, 3, 4, 4)
    assert kernels(lambda: x.flatten(1).view(2, 3, 4, 4)[:, :, ::2].transpose(1, 2).unsqueeze(0)) == 0
    assert kernels(lambda: F.dropout(x, training=False)) == 0
    assert kernels(lambda: F.relu_(x.clone())) == 2
    assert kernels(lambda: F.adaptive_avg_pool2d(x.contiguous(memory_format=torch.channels_last), 1)) == 2
    assert kernels(lambda: torch.cat([F.relu6(x), F.max_pool2d(x, 1), F.avg_pool2d(x, 1), x + x])) == 5


def test_the_command_replaces_no_node_file_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mobilenetv2.json"
    assert main(["nodes", "mobilenetv2", "--out", str(out)]) == 0
    assert out.read_bytes() == (NODES / "mobilenetv2.json").read_bytes()
    assert main(["nodes", "mobilenetv2", "--out", str(out)]) == 73
    assert "--force" in capsys.readouterr().err
    assert main(["nodes", "mobilenetv2", "--out", str(out), "--force"]) == 0
