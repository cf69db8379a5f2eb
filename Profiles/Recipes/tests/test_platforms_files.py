"""The files that profiles are made from: what is taken, what is refused, and what the command does with them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from platforms import __main__ as command
from platforms.documents import Refused
from platforms.networks import Network, read_traced

PROFILES = Path(__file__).resolve().parents[2]
NODES = PROFILES / "Recipes/platforms/nodes"


@pytest.fixture(scope="module")
def traced() -> dict[str, Network]:
    return {network.stem: network for network in read_traced(PROFILES / "Models", NODES)}


def model_of(network: Network) -> dict[str, Any]:
    """As much of a model file as its nodes tell."""
    return {
        "layers": [{"name": node.name, "macs": node.macs} for node in network.layers],
        "exits": [{"name": node.name, "macs": node.macs} for node in network.exits],
    }


def test_a_model_file_of_the_same_nodes_is_taken(tmp_path: Path, traced: dict[str, Network]) -> None:
    for network in traced.values():
        (tmp_path / f"{network.stem}.json").write_text(json.dumps(model_of(network)), encoding="utf-8")
    assert read_traced(tmp_path, NODES) == [replace(network, shipped=True) for network in traced.values()]


@pytest.mark.parametrize(
    ("key", "index", "change", "message"),
    [
        ("layers", 1, {"macs": 7}, 'Models/vgg16.json: layer "stage1.conv2.conv": found 7 MACs, expected 9437184'),
        ("layers", 1, {"name": "b"}, 'found layer "b", expected layer "stage1.conv2.conv"'),
        ("exits", 0, {"macs": None}, 'exit "exit:stage1.conv1": found None MACs'),
        ("exits", 17, None, 'found no exit more, expected exit "exit:stage5.pool"'),
        ("layers", 21, {"name": "more", "macs": 0}, 'found layer "more", expected no layer more'),
    ],
)
def test_a_model_file_of_other_nodes_is_refused_by_name(
    tmp_path: Path, traced: dict[str, Network], key: str, index: int, change: dict[str, Any] | None, message: str
) -> None:
    model = model_of(traced["vgg16"])
    entry = model[key].pop(index) if index < len(model[key]) else {}
    if change is not None:
        model[key].insert(index, {**entry, **change})
    (tmp_path / "Models").mkdir()
    (tmp_path / "Models/vgg16.json").write_text(json.dumps(model), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_traced(tmp_path / "Models", NODES)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "nodes/net.json: found no JSON"),
        (b"\xff", "nodes/net.json: found no JSON"),
        (b"[]", "found '[]', expected an object"),
        (b"{}", "network: found None"),
        (b'{"network": "Net", "layers": [], "exits": []}', "layers: found '[]'"),
        (b'{"network": "Net", "layers": [NODE], "exits": 1}', "exits: found '1', expected a list"),
        (b'{"network": "Net", "layers": [NODE, NODE], "exits": []}', 'found "a" twice'),
        (b'{"network": "Net", "layers": [NODE], "exits": [{"name": "b"}]}', "exits[0]: found \"{'name': 'b'}\""),
        (b'{"network": "Net", "layers": [{"name": "a", "kernels": -1, "macs": 2, "bytes": 3}]}', "layers[0]: found"),
        (b'{"network": "Net", "layers": [{"name": "a", "kernels": 1, "macs": 1HUGE, "bytes": 3}]}', "layers[0]: found"),
        (b'{"network": "Net", "layers": [{"name": "a", "kernels": true, "macs": 2, "bytes": 3}]}', "layers[0]"),
    ],
)
def test_a_node_file_that_is_none_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "nodes").mkdir()
    node = b'{"name": "a", "kernels": 1, "macs": 2, "bytes": 3}'
    (tmp_path / "nodes/net.json").write_bytes(content.replace(b"NODE", node).replace(b"HUGE", b"0" * 400))
    with pytest.raises(Refused) as refused:
        read_traced(tmp_path, tmp_path / "nodes")
    assert message in str(refused.value)


def test_the_command_writes_profiles_of_the_networks_that_are_shipped(
    tmp_path: Path, traced: dict[str, Network], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Models").mkdir()
    resnet56 = json.loads((PROFILES / "Models/resnet56.json").read_text(encoding="utf-8"))
    for stem, document in (("resnet56", resnet56), ("vgg16", model_of(traced["vgg16"]))):
        (tmp_path / f"Models/{stem}.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.setattr(command, "PROFILES", tmp_path)

    def run(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["platforms", *words])
        return command.main()

    assert run("--check") == 1 and "vgg16-gtx1080ti.json is not what" in capsys.readouterr().err
    assert run() == 0 and run("--check") == 0
    names = ("agx10w.json", "agx30w.json", "gtx1080ti.json")
    assert {path.name for path in tmp_path.glob("*.json")} == {*names, *(f"vgg16-{name}" for name in names)}
    assert "msdnet.json" in capsys.readouterr().out
    (tmp_path / "Models/resnet56.json").write_text("{}", encoding="utf-8")
    assert run() == 65 and "Models/resnet56.json: found no model of ResNet-56" in capsys.readouterr().err
