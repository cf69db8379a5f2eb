"""The ONNX file and the measurements: names that lead from a runtime's kernels back to the layers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch

from hapi_export.progress import Progress
from hapi_export.refusal import Refusal
from hapi_export.timing import Figure, Schedule, Timing
from resnet56 import measure
from resnet56.onnx_export import resnet56_onnx, some_images
from resnet56.places import MODELS
from resnet56.trained import trained_network


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((MODELS / "resnet56.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def written() -> bytes:
    data, _ = resnet56_onnx(trained_network())
    return data


@pytest.fixture(scope="module")
def exported(written: bytes) -> Any:
    return onnx.load_from_string(written)


def names(model: dict[str, Any]) -> list[str]:
    return [entry["name"] for entry in model["layers"] + model["exits"]]


def test_the_file_gives_every_exit_in_order_and_then_the_final_one(model: dict[str, Any], exported: Any) -> None:
    onnx.checker.check_model(exported)
    assert [value.name for value in exported.graph.output] == [entry["name"] for entry in model["exits"]] + ["final"]
    (value,) = exported.graph.input
    sizes = value.type.tensor_type.shape.dim
    assert value.name == "input" and [size.dim_value for size in sizes[1:]] == [3, 32, 32]
    assert sizes[0].dim_param == "batch"


def test_every_node_and_weight_is_named_after_a_layer_or_an_exit(model: dict[str, Any], exported: Any) -> None:
    known = set(names(model))
    for name in [*(node.name for node in exported.graph.node), *(one.name for one in exported.graph.initializer)]:
        assert name.lstrip("/").split("/")[0] in known, name
    assert "/b0.conv1/conv/Conv" in {node.name for node in exported.graph.node}


def test_batch_norm_is_folded(model: dict[str, Any], exported: Any) -> None:
    kinds = [node.op_type for node in exported.graph.node]
    assert "BatchNormalization" not in kinds and kinds.count("Conv") == 55 + 2 * 54
    weights = [one for one in exported.graph.initializer if one.data_type == onnx.TensorProto.FLOAT]
    stored = sum(entry["weightBytes"] for entry in model["layers"] + model["exits"])
    assert 4 * sum(int(np.prod(one.dims)) for one in weights) == stored


def test_the_file_written_again_has_the_same_bytes(written: bytes) -> None:
    again, _ = resnet56_onnx(trained_network())
    assert again == written


def test_onnx_runtime_says_what_pytorch_says(written: bytes) -> None:
    runtime = pytest.importorskip("onnxruntime")
    session = runtime.InferenceSession(written, providers=["CPUExecutionProvider"])
    images = some_images()
    with torch.no_grad():
        expected = trained_network()(images).numpy()
    found = np.stack(session.run(None, {"input": images.numpy()}), 1)
    assert np.abs(found - expected).max() < 1e-3
    alone = np.stack(session.run(None, {"input": images[:1].numpy()}), 1)
    assert np.allclose(alone, found[:1], atol=1e-4)


def events(*kernels: tuple[str, int]) -> list[dict[str, Any]]:
    return [{"cat": "Node", "name": f"{name}_kernel_time", "dur": dur} for name, dur in kernels]


def test_kernels_are_joined_to_layers_by_what_their_names_begin_with() -> None:
    ort_times = pytest.importorskip("resnet56.ort_times")
    run = [
        *events(("/stem/Relu_output_0_nchwc", 10), ("ReorderOutput_token_1", 3), ("/b1.conv2/conv/Conv", 7)),
        *events(("/b1.conv2/Add", 2), ("exit:stem/fc/Gemm", 5)),
        {"cat": "Session", "name": "model_run", "dur": 99},
    ]
    kernels = ort_times.kernels(run * 4, warmup=1)
    assert [len(times) for times in kernels.microseconds.values()] == [3] * 5
    nodes = ["stem", "b1.conv2", "exit:stem"]
    charged = ort_times.by_node(kernels, nodes, charge_reorders=True)
    assert charged == pytest.approx({"stem": 0.013, "b1.conv2": 0.009, "exit:stem": 0.005})
    assert ort_times.by_node(kernels, nodes, charge_reorders=False)["stem"] == pytest.approx(0.010)
    # b1 is not b1.conv2, and what is nobody's is told.
    with pytest.raises(Refusal, match="/b1.conv2/conv/Conv"):
        ort_times.by_node(kernels, ["stem", "b1", "exit:stem"], charge_reorders=True)


def test_the_slowest_tenth_of_the_runs_does_not_count() -> None:
    ort_times = pytest.importorskip("resnet56.ort_times")
    assert ort_times.trimmed_mean([5] * 18 + [900, 1000]) == 5
    assert ort_times.trimmed_mean([4]) == 4


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_a_measured_profile_has_a_time_for_every_layer_and_exit(
    runtime: str, model: dict[str, Any], tmp_path: Path
) -> None:
    if runtime == "onnx":
        pytest.importorskip("onnxruntime")
    out = tmp_path / "here.json"
    schedule = Schedule(rounds=1, runs=2, warmup=0, first_warmup=1)
    said = measure.write_profile(trained_network(), runtime, out, False, None, schedule, Progress())
    document = json.loads(out.read_text(encoding="utf-8"))
    assert list(document)[:2] == ["format", "version"]
    assert set(document["latencyMs"]) == set(names(model))
    assert all(ms > 0 for ms in document["latencyMs"].values())
    assert f"copy {MODELS} to {tmp_path / 'Models'}" in said
    assert f"times those of x86-{'torch' if runtime == 'torch' else 'onnxruntime'}.json" in said
    with pytest.raises(Refusal):
        measure.write_profile(trained_network(), runtime, out, False, None, schedule, Progress())


def test_a_profile_next_to_the_shipped_ones_names_its_model_as_they_do() -> None:
    figure = Figure(1, 2, 0)
    timing = Timing(nodes={"stem": figure}, layer_by_layer=figure, end_to_end=figure, schedule=Schedule())
    measured = measure.Measured(timing, "m", "r", "median", ())
    places = {
        "mine.json": "Models/resnet56.json", "../mine.json": "Profiles/Models/resnet56.json",
        "Mine/mine.json": "Models/resnet56.json",  # no profile reaches out of its folder
    }
    for place, path in places.items():
        assert measure.profile(measured, MODELS.parent / place)["model"] == path
