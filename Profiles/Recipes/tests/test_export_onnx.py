"""The ONNX file against PyTorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from export_networks import samples
from test_export_files import exported, small

onnx: Any = pytest.importorskip("onnx")
onnxruntime: Any = pytest.importorskip("onnxruntime")


def test_the_file_answers_as_the_network_does_for_any_batch(tmp_path: Path) -> None:
    found = exported(small(), tmp_path, onnx=True).findings
    path = tmp_path / "Models/small-net.onnx"
    model = onnx.load(str(path))
    assert [value.name for value in model.graph.output] == found.classifiers
    assert [value.name for value in model.graph.input] == ["input"]
    # All are folded but the one whose input an exit reads.
    assert [node.op_type for node in model.graph.node].count("BatchNormalization") == 1
    # What may go from one part of the network to the next has its type in the file.
    typed = {value.name for value in [*model.graph.value_info, *model.graph.output]}
    assert typed.issuperset(name for node in model.graph.node for name in node.output)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for batch in (1, 5):
        images = samples(batch, batch=batch, seed=4)[0][0]
        with torch.no_grad():
            expected = found.backbone.answers(images)
        for one, other in zip(session.run(None, {"input": images.numpy()}), expected):
            assert np.allclose(one, other.numpy(), atol=1e-4)
