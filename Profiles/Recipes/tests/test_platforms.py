"""The modelled platforms: what is shipped is what the model says, and the model fits what was published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from platforms import anchors, fits, zoo
from platforms.devices import AGX_10W, AGX_30W, AGX_MAXN, BYTES_FP16, BYTES_FP32, GTX_1080_TI
from platforms.documents import Refused
from platforms.energy import STATIC_SHARE, energy_mj
from platforms.networks import Network, read_fitted, read_traced
from platforms.node import Node, total_ms
from platforms.profiles import method, platforms, text
from platforms.resnet56 import read_nodes

PROFILES = Path(__file__).resolve().parents[2]
NODES = PROFILES / "Recipes/platforms/nodes"


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((PROFILES / "Models/resnet56.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def fitted() -> Network:
    return read_fitted(PROFILES / "Models")


@pytest.fixture(scope="module")
def traced() -> dict[str, Network]:
    return {network.stem: network for network in read_traced(PROFILES / "Models", NODES)}


def test_the_shipped_profiles_are_what_the_model_writes(fitted: Network, traced: dict[str, Network]) -> None:
    for network in [fitted, *traced.values()]:
        for platform in platforms(network, fitted) if network.shipped else []:
            shipped = (PROFILES / platform.file).read_text(encoding="utf-8")
            expected = text(platform, network.layers + network.exits)
            assert shipped == expected, f"write {platform.file} again: python3 -m platforms"


def test_the_backbone_takes_56_ms_at_30_w(fitted: Network) -> None:
    layers = fitted.layers
    assert total_ms(layers, AGX_30W, fits.agx_30w(layers).overhead_ms) == pytest.approx(56.0, abs=1e-9)
    assert fitted.kernels == 141


def test_a_kernel_costs_every_network_the_same(fitted: Network, traced: dict[str, Network]) -> None:
    own = {platform.file: platform.fit for platform in platforms(fitted, fitted)}
    for network in traced.values():
        for platform in platforms(network, fitted):
            assert platform.fit.overhead_ms == own[platform.file.removeprefix(f"{network.stem}-")].overhead_ms


def test_only_resnet_56_is_said_to_total_what_it_was_fitted_to(fitted: Network, traced: dict[str, Network]) -> None:
    other = "so that the 30 W backbone of ResNet-56, another network than this one, totals 56 ms"
    for network in [fitted, *traced.values()]:
        own = network is fitted
        for platform in platforms(network, fitted)[:2]:
            assert ("so that the 30 W backbone totals 56 ms" in method(platform.fit)) == own
            assert (other in method(platform.fit)) != own


def test_the_deadline_is_three_quarters_of_the_backbone(fitted: Network, traced: dict[str, Network]) -> None:
    assert [platform.deadline_ms for platform in platforms(fitted, fitted)] == [87.0, 42.0, 1.8]
    for network in traced.values():
        for platform in platforms(network, fitted):
            if not network.exits:
                assert platform.deadline_ms is None
                assert '"deadlineMs": null' in text(platform, network.layers)
                continue
            assert platform.deadline_ms is not None
            total = sum(platform.latencies(network.layers).values())
            assert platform.deadline_ms / total == pytest.approx(0.75, rel=0.05)


def test_a_profile_has_every_node_of_its_network_once(fitted: Network, traced: dict[str, Network]) -> None:
    for network in traced.values():
        for platform in platforms(network, fitted):
            profile = json.loads(text(platform, network.layers + network.exits))
            names = [node.name for node in network.layers + network.exits]
            assert list(profile["latencyMs"]) == names and profile["model"] == f"Models/{network.stem}.json"
            if platform.fit.device.budget_w is None:
                assert "energyMJ" not in profile
            else:
                assert list(profile["energyMJ"]) == names


def test_the_slope_that_was_fitted_comes_out() -> None:
    for fit, measured, value_bytes, speed_up in (
        (fits.gtx_1080_ti(), fits.GTX_1080_TI_MS, BYTES_FP32, 1.0),
        (fits.xavier_fp16(), fits.XAVIER_FP16_MS, BYTES_FP16, fits.FP16_SPEED_UP),
    ):
        modelled = {
            depth: total_ms(zoo.resnet(depth, value_bytes), fit.device, fit.overhead_ms, speed_up)
            for depth in (50, 152)
        }
        assert modelled[152] - modelled[50] == pytest.approx(measured["ResNet-152"] - measured["ResNet-50"])


# Multiply-accumulates as torchvision's documentation gives them, in billions: resnet18 1.81, resnet50 4.09, resnet152
# 11.51, vgg16 15.47, vgg19 19.63, mobilenet_v2 0.30.
@pytest.mark.parametrize(
    ("name", "billions"),
    [("ResNet-18", 1.81), ("ResNet-50", 4.09), ("ResNet-152", 11.51), ("VGG-16", 15.47), ("VGG-19", 19.63)],
)
def test_the_zoo_computes_what_the_networks_do(name: str, billions: float) -> None:
    macs = sum(node.macs for node in anchors.network(name, BYTES_FP32))
    assert macs / 1e9 == pytest.approx(billions, abs=0.005)


def test_mobilenet_v2_has_300_million_macs() -> None:
    assert sum(node.macs for node in zoo.mobilenet_v2(BYTES_FP32)) / 1e9 == pytest.approx(0.30, abs=0.005)


def test_a_bottleneck_block_launches_ten_kernels() -> None:
    # 3 × (convolution, batch norm), 2 × relu, add, relu: what ResNet-152 has 34 more of than ResNet-50.
    assert len(zoo.resnet(152, BYTES_FP32)) - len(zoo.resnet(50, BYTES_FP32)) == 10 * (50 - 16)


def test_the_form_holds_on_xavier_within_a_tenth_but_for_one() -> None:
    fit = fits.xavier_fp16()
    off = {
        name: total_ms(anchors.network(name, BYTES_FP16), AGX_MAXN, fit.overhead_ms, fits.FP16_SPEED_UP) / measured
        for name, measured in fits.XAVIER_FP16_MS.items()
    }
    assert [name for name, ratio in off.items() if abs(ratio - 1) > 0.1] == ["MobileNetV2"]
    assert off["MobileNetV2"] == pytest.approx(0.88, abs=0.01)


def test_the_readme_shows_the_anchors() -> None:
    readme = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
    assert anchors.table() in readme, "paste the table again: python3 -m platforms --anchors"


def test_the_readme_shows_the_backbones(fitted: Network, traced: dict[str, Network]) -> None:
    readme = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
    for network in [fitted, *traced.values()]:
        slow, fast, server = (sum(one.latencies(network.layers).values()) for one in platforms(network, fitted))
        macs = sum(node.macs for node in network.layers) / 1e6
        row = f"| {network.name} | {len(network.layers)} | {network.kernels} | {macs:.0f} |"
        assert f"{row} {fast:.2f} | {slow:.2f} | {server:.2f} |" in readme


def test_energy_lies_between_idling_and_full_power(fitted: Network) -> None:
    layers = fitted.layers
    for fit in (fits.agx_10w(layers), fits.agx_30w(layers)):
        budget = fit.device.budget_w
        assert budget is not None
        for node in layers + fitted.exits:
            latency = node.latency_ms(fit.device, fit.overhead_ms)
            energy = energy_mj(node, fit.device, latency)
            assert STATIC_SHARE * budget * latency < energy < budget * latency


def test_ten_watts_take_longer_and_less_energy_than_thirty(fitted: Network, traced: dict[str, Network]) -> None:
    for network in [fitted, *traced.values()]:
        slow, fast = platforms(network, fitted)[:2]
        assert sum(slow.latencies(network.layers).values()) > sum(fast.latencies(network.layers).values())
        assert sum(slow.energies(network.layers).values()) < sum(fast.energies(network.layers).values())


def test_a_view_takes_neither_time_nor_energy() -> None:
    view = Node("flatten", 0, 0, 0)
    assert view.latency_ms(AGX_10W, 0.8) == 0 and energy_mj(view, AGX_10W, 0.0) == 0


def test_a_device_without_a_power_budget_has_no_energies() -> None:
    with pytest.raises(ValueError, match="power budget"):
        energy_mj(Node("n", 1, 1, 1), GTX_1080_TI, 1.0)


def test_rates_are_those_of_the_data_sheets() -> None:
    assert AGX_10W.flops / 1e12 == pytest.approx(0.266, abs=1e-3)
    assert AGX_30W.flops / 1e12 == pytest.approx(0.922, abs=1e-3)
    assert GTX_1080_TI.flops / 1e12 == pytest.approx(11.34, abs=1e-2)


def test_a_layer_of_unknown_kind_is_refused_by_name(model: dict[str, Any]) -> None:
    strange = json.loads(json.dumps(model))
    strange["layers"][1]["kind"] = "attention"
    with pytest.raises(Refused, match="b0.conv1.*attention"):
        read_nodes(strange)


def test_macs_that_the_shapes_do_not_give_are_refused(model: dict[str, Any]) -> None:
    strange = json.loads(json.dumps(model))
    strange["layers"][0]["macs"] += 1
    with pytest.raises(Refused, match="stem has 442369 MACs, its shapes give 442368"):
        read_nodes(strange)
