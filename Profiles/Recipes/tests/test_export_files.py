"""The files that an export writes, read back, and judged by hapi-tui itself where HAPI_TUI names the program."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
import torch
from torch import nn

from export_networks import Inception, Shared, Stems, lively, resnet, samples
from hapi_export import Exported, Network, Options, Refusal, Schedule, export
from hapi_export.backbone import Backbone
from hapi_export.timing import Stopwatch

FAST = Schedule(rounds=1, runs=2, warmup=0, first_warmup=0)


class Ticks:
    """A clock whose every reading is a microsecond after the one before."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def heads(values: dict[str, int]) -> dict[str, nn.Module]:
    """Heads by the layer that they follow, for as many values as it gives out."""
    torch.manual_seed(11)
    return {name: nn.Sequential(nn.Flatten(), nn.Linear(count, 3)).eval() for name, count in values.items()}


def small(**changes: Any) -> Network:
    fields: dict[str, Any] = {
        "name": "Small net", "task": "noise", "model": resnet(),
        "exits": heads({"layer1.0": 256, "layer1.1.conv1": 256, "layer2.0": 128}),
        "calibration": samples(210), "test": samples(205, seed=1), "validation": samples(50, seed=2),
    }
    return Network(**{**fields, **changes})


def exported(network: Network, folder: Path, **changes: Any) -> Exported:
    options: dict[str, Any] = {"schedule": FAST, "date": "2026-11-21", "platform": "test bench", **changes}
    return export(network, folder, Options(**options), watch=Stopwatch(Ticks()))


def text(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_files_hold_what_was_found(tmp_path: Path) -> None:
    found = exported(small(), tmp_path, logits="f32")
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "Models/small-net.calibration.safetensors", "Models/small-net.test.safetensors", "Models/small-net.json",
        "small-net.json",
    ]
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(found.files)
    profile, model = text(found.profile), text(tmp_path / "Models/small-net.json")
    nodes = [layer["name"] for layer in model["layers"]] + [place["name"] for place in model["exits"]]
    assert list(profile["latencyMs"]) == list(profile["latencyTailMs"]) == nodes
    assert set(profile["latencyMs"].values()) == {0.001} and profile["measurement"]["endToEndMs"] == 0.001
    assert profile["model"] == "Models/small-net.json" and profile["platform"]["memoryBytes"] > 0
    assert model["classes"] == 3 and model["input"] == [3, 8, 8]
    for part, count in (("calibration", 210), ("test", 205)):
        data = (tmp_path / "Models" / model[part]["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == model[part]["sha256"]
        tensors = safetensors.numpy.load(data)
        assert tensors["confidence"].shape == (count, 4) and tensors["logits"].shape == (count, 4, 3)
        answers = found.findings.answers[part]
        assert np.array_equal(tensors["prediction"] == tensors["label"][:, None], answers.correct)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (exported(small(), tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first.files] == [path.read_bytes() for path in second.files]


def test_calibrated_answers_stand_beside_the_others(tmp_path: Path) -> None:
    found = exported(small(), tmp_path, calibrate=True).findings
    assert found.fitted is not None and len(found.fitted) == 4
    model = text(tmp_path / "Models/small-net-calibrated.json")
    assert model["x-temperatures"] == dict(zip(found.classifiers, found.fitted))
    assert model["name"] == "Small net (calibrated)"
    assert "x-temperatures" not in text(tmp_path / "Models/small-net.json")
    plain, scaled = found.answers["test"], found.calibrated["test"]
    assert np.array_equal(plain.prediction, scaled.prediction)
    assert not np.allclose(plain.confidence, scaled.confidence)


def test_temperatures_that_the_network_has_are_applied_and_told(tmp_path: Path) -> None:
    found = exported(small(temperatures={"layer2.0": 2.5, "final": 0.5}), tmp_path).findings
    assert found.given == (1.0, 1.0, 2.5, 0.5)
    assert text(tmp_path / "Models/small-net.json")["x-temperatures"]["exit:layer2.0"] == 2.5
    plain = exported(small(), tmp_path / "plain").findings.answers["test"].confidence
    scaled = found.answers["test"].confidence
    assert np.array_equal(plain[:, :2], scaled[:, :2])
    assert (scaled[:, 2] < plain[:, 2]).all() and (scaled[:, 3] > plain[:, 3]).all()


@pytest.mark.parametrize("temperatures", [{"layer9": 1.0}, {"final": 0.0}, {"final": float("inf")}, {"final": "1"}])
def test_temperatures_of_no_exit_or_out_of_range_are_refused(tmp_path: Path, temperatures: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="Network.temperatures"):
        exported(small(temperatures=temperatures), tmp_path)


def test_a_network_that_is_not_finite_is_refused(tmp_path: Path) -> None:
    model = resnet()
    with torch.no_grad():
        model.get_parameter("fc.bias")[1] = float("nan")
    with pytest.raises(Refusal, match="the final logits are not finite"):
        exported(small(model=model), tmp_path)


def test_nothing_is_replaced_unless_asked(tmp_path: Path) -> None:
    exported(small(), tmp_path)
    with pytest.raises(Refusal, match="--force") as refusal:
        exported(small(), tmp_path)
    assert refusal.value.status == 73
    assert len(exported(small(), tmp_path, force=True).files) == 4


def test_a_refusal_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="20 samples, expected 200 or more"):
        exported(small(test=samples(20)), tmp_path / "new")
    assert not (tmp_path / "new").exists()
    # Far into the writing.
    pytest.importorskip("onnx")
    with pytest.raises(Refusal, match="--opset"):
        exported(small(), tmp_path / "new", onnx=True, opset=99)
    assert not [path for path in (tmp_path / "new").rglob("*") if path.is_file()]


def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refusal) as refusal:
        exported(small(), tmp_path / "file" / "profiles")
    assert refusal.value.status == 74


def policy(backbone: Backbone, chosen: Sequence[str], threshold: float, image: torch.Tensor) -> tuple[int, str]:
    """HAPI's exit policy run for real: layer after layer, an exit's head only where it is reached (section 4.2)."""
    least = float(np.float32(threshold))
    passed: list[tuple[float, int, str]] = []
    for step in backbone.walk(image):
        for place in backbone.exits:
            if place.layer == step.layer and place.name in chosen and place.head is not None:
                top = torch.softmax(place.head(step.values[place.value])[0], dim=0).max(dim=0)
                passed.append((float(top.values), int(top.indices), place.name))
                if passed[-1][0] >= least:
                    return passed[-1][1], place.name
        if step.layer == len(backbone.layers) - 1:
            top = torch.softmax(step.values[backbone.output][0], dim=0).max(dim=0)
            passed.append((float(top.values), int(top.indices), "final"))
    # Whoever was surest answers, the deepest of those that were equally sure; the sample has run to the end.
    return max(reversed(passed), key=lambda one: one[0])[1], "final"


def program() -> str:
    path = os.environ.get("HAPI_TUI", "")
    if not path:
        pytest.skip("HAPI_TUI does not name the program")
    return path


@pytest.mark.parametrize("threshold", ["0.66", "0.71"])
def test_hapi_tui_predicts_what_running_the_exits_gives(tmp_path: Path, threshold: str) -> None:
    found = exported(small(), tmp_path)
    chosen = [found.findings.backbone.exits[0].name, found.findings.backbone.exits[2].name]
    command = [program(), "evaluate", str(found.profile), "--no-limits", "--json"]
    output = subprocess.run(
        [*command, "--exits", ",".join(chosen), "--threshold", threshold], capture_output=True, text=True, check=True
    )
    evaluation = json.loads(output.stdout)
    right, leaving = 0, dict.fromkeys([*chosen, "final"], 0)
    with torch.no_grad():
        for images, labels in samples(210):
            for image, label in zip(images, labels):
                prediction, place = policy(found.findings.backbone, chosen, float(threshold), image[None])
                right += prediction == int(label)
                leaving[place] += 1
    assert min(leaving.values()) > 0, "the threshold tells nothing apart"
    assert evaluation["accuracy"] == right / 210
    assert evaluation["shares"] == {name: count / 210 for name, count in leaving.items()}


@pytest.mark.parametrize(
    "model, places",
    [
        (Inception(), {"stem": 256, "three": 192}),
        (Stems(), {"left": 256}),
        (lively(Shared()), {"conv#1": 256, "stem": 256}),
    ],
)
def test_hapi_tui_accepts_every_kind_of_graph(tmp_path: Path, model: nn.Module, places: dict[str, int]) -> None:
    found = exported(small(model=model.eval(), exits=heads(places)), tmp_path, calibrate=True)
    files = [found.profile, *(tmp_path / "Models").glob("*.json")]
    output = subprocess.run([program(), "validate", *map(str, files)], capture_output=True, text=True, check=False)
    assert output.returncode == 0, output.stderr
    assert output.stdout.count("210 calibration samples measured") == 3


def test_a_network_without_exits_is_written_too(tmp_path: Path) -> None:
    """To hold designs of other networks against."""
    found = exported(small(exits=None, name="By hand"), tmp_path, calibrate=True, profile="by-hand-here")
    assert found.profile.name == "by-hand-here.json"
    model = text(tmp_path / "Models" / "by-hand.json")
    assert model["exits"] == [] and len(text(found.profile)["latencyMs"]) == len(model["layers"])
    with pytest.raises(Refusal, match="None is a network"):
        small(exits=[]).check()


def test_what_the_user_notes_and_how_often_each_classifier_is_right_stand_in_the_model(tmp_path: Path) -> None:
    found = exported(small(notes=["trained on noise"]), tmp_path)
    *_, said, accuracies = text(tmp_path / "Models" / "small-net.json")["notes"]
    assert said == "trained on noise"
    calibration, test = (found.findings.answers[name].correct[:, 0].mean() for name in ("calibration", "test"))
    first = f"exit:layer1.0 {100 * calibration:.2f} {100 * test:.2f}"
    assert accuracies.startswith(f"accuracy in %, calibration and test: {first}, ")
    with pytest.raises(Refusal, match="Network.notes"):
        small(notes="one line").check()


def test_confidences_are_rounded_to_half_precision_where_asked_for(tmp_path: Path) -> None:
    whole, half = (exported(small(), tmp_path / kind, confidences=kind).findings for kind in ("f32", "f16"))
    stored = [
        safetensors.numpy.load_file(tmp_path / kind / "Models" / "small-net.test.safetensors")["confidence"]
        for kind in ("f32", "f16")
    ]
    assert [values.dtype for values in stored] == [np.float32, np.float16]
    assert np.array_equal(stored[0].astype(np.float16), stored[1])
    assert np.array_equal(whole.answers["test"].confidence, half.answers["test"].confidence)


def test_the_99th_percentiles_can_be_left_out(tmp_path: Path) -> None:
    with_tails, without = (text(exported(small(), tmp_path / str(tails), tails=tails).profile) for tails in (True, False))
    assert with_tails["latencyTailMs"].keys() == without["latencyMs"].keys() and "latencyTailMs" not in without
    assert "99th percentile" in with_tails["measurement"]["method"]
    assert "99th percentile" not in without["measurement"]["method"]


def test_another_network_on_the_same_machine_is_a_reference(tmp_path: Path) -> None:
    hand = exported(small(exits=None, name="By hand"), tmp_path).profile
    profile = text(exported(small(), tmp_path, references=(hand,)).profile)
    said = safetensors.numpy.load_file(tmp_path / "Models" / "by-hand.calibration.safetensors")
    assert profile["references"] == [{
        "name": "By hand", "latencyMs": sum(text(hand)["latencyMs"].values()),
        "accuracy": float((said["prediction"][:, 0] == said["label"]).mean()), "kind": "measured",
        "source": "by-hand.json: the sum of its layers; the final classifier on by-hand.calibration.safetensors",
    }]
    model = tmp_path / "Models" / "by-hand.json"
    for path, platform, message in ((hand, "elsewhere", "latencies on test bench"), (model, "", "a hapi.profile")):
        with pytest.raises(Refusal, match=message):
            exported(small(name="Other"), tmp_path, references=(path,), platform=platform or "test bench")
    with pytest.raises(Refusal, match='the task "noise"'):
        exported(small(name="Other", task="music"), tmp_path, references=(hand,))
    whole = text(hand)
    for name in ("platform", "model", "latencyMs", "measurement"):
        hand.write_text(json.dumps({key: value for key, value in whole.items() if key != name}), encoding="utf-8")
        with pytest.raises(Refusal, match=f"lacks something: KeyError '{name}'"):
            exported(small(name="Other"), tmp_path, references=(hand,))
    hand.write_text(json.dumps(whole), encoding="utf-8")
    (tmp_path / "Models" / "by-hand.calibration.safetensors").write_bytes(b"x" * 99)
    with pytest.raises(Refusal, match="no answers"):
        exported(small(name="Other"), tmp_path, references=(hand,))
