"""A plan that runs: the runner against the policy written out, and against the answers that an export stored."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from export_networks import samples
from hapi_export.answers import Answers, Run, answers
from test_export_files import exported, small, text

onnx: Any = pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")

from plan_runner import Runner

RECIPES = Path(__file__).resolve().parent.parent
CLASSES, NAMES = 3, ["exit:a", "exit:b", "final"]
TEMPERATURES = [0.5, 1.0, 2.0]


def segment(number: int, path: Path) -> None:
    """Hands on what it is given, and says as its logits the first three values, which it cuts off."""
    last = number == len(NAMES) - 1
    helper, kind = onnx.helper, onnx.TensorProto.FLOAT
    given = "input" if number == 0 else f"rest{number}"
    parts = [NAMES[number]] if last else [NAMES[number], f"rest{number + 1}"]
    sizes = [CLASSES] if last else [CLASSES, CLASSES * (len(NAMES) - 1 - number)]
    node = helper.make_node("Split", [given, "sizes"], parts, axis=1)
    if last:
        node = helper.make_node("Identity", [given], parts)
    graph = helper.make_graph(
        [node], "segment", [helper.make_tensor_value_info(given, kind, ["n", sum(sizes)])],
        [helper.make_tensor_value_info(name, kind, ["n", size]) for name, size in zip(parts, sizes)],
        [] if last else [helper.make_tensor("sizes", onnx.TensorProto.INT64, [2], sizes)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=7)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(len(NAMES)):
        segment(number, tmp_path / f"segment-{number + 1}.onnx")
    return tmp_path


def rules(folder: Path, policy: str, fallback: str, threshold: float) -> Path:
    """A folder whose segments hand each other on the logits of every classifier in turn."""
    document = {
        "inputShape": [CLASSES * len(NAMES)], "input": "input", "policy": policy, "fallback": fallback,
        "threshold": threshold,
        "classifiers": [
            {
                "name": name, "file": f"segment-{number + 1}.onnx", "logits": name,
                "temperature": TEMPERATURES[number], "inputs": [f"rest{number}" if number else "input"],
                "outputs": [name] + ([f"rest{number + 1}"] if number < 2 else []),
            }
            for number, name in enumerate(NAMES)
        ],
        "exitDecisionUnit": [
            {"fromBudgetMs": 1.5 * at + 1.5, "lastClassifier": name} for at, name in enumerate(NAMES)
        ],
    }
    (folder / "segments.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def obvious(said: Answers, policy: str, fallback: str, threshold: float, last: int) -> list[tuple[int, int]]:
    """Class, and the column at which it left, of every sample: HAPI's section 4.2 in words."""
    figures = {"max-probability": said.confidence, "margin": said.margin, "entropy": -said.entropy}[policy]
    cut = np.float32(-threshold if policy == "entropy" else threshold)
    result = []
    for row, classes in zip(figures[:, : last + 1], said.prediction):
        sure = [column for column in range(last + 1) if row[column] >= cut]
        most = max(range(last + 1), key=lambda column: (row[column], column))
        chosen = sure[0] if sure else (last if fallback == "deepest" else most)
        result.append((int(classes[chosen]), sure[0] if sure else last))
    return result


@pytest.mark.parametrize("policy, threshold", [("max-probability", 0.7), ("margin", 0.5), ("entropy", 0.6)])
@pytest.mark.parametrize("fallback", ["most-confident", "deepest"])
def test_a_sample_leaves_where_the_policy_says(folder: Path, policy: str, threshold: float, fallback: str) -> None:
    logits = np.random.default_rng(5).normal(size=(200, len(NAMES), CLASSES)).astype(np.float32)
    said = answers(Run(logits, np.zeros(200, dtype=np.int64)), TEMPERATURES)
    place = rules(folder, policy, fallback, threshold)
    for budget, last in ((None, 2), (3.0, 1), (1.6, 0)):
        runner = Runner(place, budget)
        found = [runner.run(one.reshape(-1)) for one in logits]
        expected = obvious(said, policy, fallback, threshold, last)
        # Rounding may move a figure that lies on the threshold, and no other.
        assert sum(one != (other, NAMES[left]) for one, (other, left) in zip(found, expected)) <= 1
    with pytest.raises(ValueError, match="expected 1.5 or more"):
        Runner(place, 1.4)


def test_of_equally_sure_classifiers_the_deepest_answers(folder: Path) -> None:
    place = rules(folder, "max-probability", "most-confident", 0.9)
    same = np.array([math.log(2), 0, 0, 2 * math.log(2), 0, 0, 0, 4 * math.log(2), 0], dtype=np.float32)
    assert Runner(place).run(same / 2) == (1, "final")


@pytest.mark.skipif("HAPI_TUI" not in os.environ, reason="HAPI_TUI names no program that materialises")
@pytest.mark.parametrize("policy, threshold", [("max-probability", "0.5"), ("entropy", "0.9")])
def test_a_materialised_plan_says_what_was_stored(tmp_path: Path, policy: str, threshold: str) -> None:
    found = exported(small(), tmp_path, onnx=True)
    run = [os.environ["HAPI_TUI"]]
    plan, deployed = tmp_path / "plan.json", tmp_path / "deployed"
    exits = ["exit:layer1.0", "exit:layer2.0"]
    subprocess.run(
        [*run, "evaluate", str(found.profile), "--exits", ",".join(exits), "--threshold", threshold, "--policy",
         policy, "--export", str(plan)], check=True, capture_output=True,
    )
    subprocess.run(
        [*run, "materialise", str(plan), "--profile", str(found.profile), "--onnx",
         str(tmp_path / "Models/small-net.onnx"), "--out", str(deployed)], check=True, capture_output=True,
    )
    for path in deployed.glob("*.onnx"):
        onnx.checker.check_model(onnx.load(str(path)))
    assert (deployed / "plan.json").read_bytes() == plan.read_bytes()

    columns = [found.findings.classifiers.index(name) for name in [*exits, "final"]]
    stored = found.findings.answers["test"]
    said = Answers(
        stored.confidence[:, columns], stored.margin[:, columns], stored.entropy[:, columns],
        stored.prediction[:, columns], stored.labels,
    )
    runner = Runner(deployed)
    images = np.concatenate([batch.numpy() for batch, _ in samples(205, seed=1)])
    left = [one["name"] for one in runner.rules["classifiers"]]
    expected = [(answer, left[at]) for answer, at in obvious(said, policy, "most-confident", float(threshold), 2)]
    assert sum(runner.run(image) != one for image, one in zip(images, expected)) <= 1

    np.save(tmp_path / "images.npy", images)
    np.save(tmp_path / "labels.npy", stored.labels)
    command = [sys.executable, str(RECIPES / "run_plan.py"), str(deployed), str(tmp_path / "images.npy")]
    told = subprocess.run([*command, "--labels", str(tmp_path / "labels.npy")], capture_output=True, text=True)
    accuracy = text(plan)["predictedOnTest"]["accuracy"]
    lines = told.stdout.splitlines()
    assert told.returncode == 0 and f"{accuracy:.2%} right" in lines[1] and f"{accuracy:.2%}" in lines[-1]
    assert f"{text(plan)['predicted']['accuracy']:.2%}" in lines[1].split("predicted")[1]
    odd = subprocess.run([*command, "--labels", str(tmp_path / "images.npy")], capture_output=True, text=True)
    assert odd.returncode == 65 and "found labels float32[205," in odd.stderr
    wrong = subprocess.run([*command, "--labels", str(tmp_path / "images.json")], capture_output=True, text=True)
    assert wrong.returncode == 65 and "images.json" in wrong.stderr and "Traceback" not in wrong.stderr
