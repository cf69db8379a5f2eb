"""The network with all its exits as an ONNX file."""

from __future__ import annotations

import importlib
import inspect
import io
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import nn

from .backbone import Backbone
from .refusal import Refusal, described, package

CHECKS_FILE = "which checks the ONNX file"
# Largest difference between the runtime's logits and PyTorch's.
TOLERANCE = 1e-3


class _Overprovisioned(nn.Module):
    def __init__(self, backbone: Backbone) -> None:
        super().__init__()
        self.backbone = backbone
        # Registered, so that their weights become the file's; `node_names` reads where each stands.
        self.parts = nn.ModuleList([layer.module for layer in backbone.layers])
        self.heads = nn.ModuleList([place.head for place in backbone.exits if place.head is not None])

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, ...]:
        # By calls, which the exporter notes: a node's name begins with the part or head that it ran in.
        return tuple(self.backbone.answers(images, lambda layer, read: layer.module(*read)))


@contextmanager
def _without_output() -> Iterator[None]:
    """Standard output goes nowhere: PyTorch's C++ prints the whole graph of a network that it cannot export."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def onnx_bytes(backbone: Backbone, images: torch.Tensor, opset: int) -> tuple[bytes, str]:
    """Input "input" [batch, …]; outputs the exits by name in depth order, then "final", each [batch, classes]. Nodes
    are named after where they stand, as "/parts.3/conv1/Conv" and "/heads.0/Gemm" (`node_names`).

    - images: a real batch [b, …], on which ONNX Runtime, where it is installed, must agree with PyTorch.
    - Returns: the file, and in words how it was checked.
    - Raises: `Refusal` without the onnx package, for a network that cannot be exported, or answers that differ.
    """
    onnx = package("onnx", CHECKS_FILE)
    names = [place.name for place in backbone.exits] + ["final"]
    module = _Overprovisioned(backbone).eval()
    arguments: dict[str, Any] = {
        "input_names": ["input"], "output_names": names, "opset_version": opset,
        "dynamic_axes": {name: {0: "batch"} for name in ["input", *names]},
    }
    # The exporter that records a run; the other one needs a package more.
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        arguments["dynamo"] = False
    buffer: Any = io.BytesIO()
    try:
        with warnings.catch_warnings(), _without_output(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(module, (images,), buffer, **arguments)
        onnx.checker.check_model(onnx.load_from_string(buffer.getvalue()))
    except Exception as error:  # the exporter and the checker raise many kinds
        raise Refusal(
            "--onnx", described(error), "a network that PyTorch can export to ONNX",
            "try another --opset, or leave out --onnx",
        ) from error
    return buffer.getvalue(), _compare(module, buffer.getvalue(), images, names)


def with_types(data: bytes) -> bytes:
    """The same model with the types of the tensors between its nodes, as far as ONNX can tell them: a runtime that is
    given one, as by a part of the network, has to know its type."""
    inference = package("onnx.shape_inference", CHECKS_FILE)
    return bytes(inference.infer_shapes(data).SerializeToString(deterministic=True))


def _compare(module: nn.Module, data: bytes, images: torch.Tensor, names: list[str]) -> str:
    try:
        runtime: Any = importlib.import_module("onnxruntime")
    except ImportError:
        return "checked by onnx; ONNX Runtime is not installed, so its answers were not compared"
    try:
        session = runtime.InferenceSession(data, providers=["CPUExecutionProvider"])
        found = session.run(names, {"input": images.cpu().numpy()})
    except Exception as error:
        raise Refusal("--onnx", described(error), "a file that ONNX Runtime runs", "try another --opset") from error
    with torch.no_grad():
        expected = [one.cpu().numpy() for one in module(images)]
    worst = max(float(np.abs(one - other).max()) for one, other in zip(expected, found))
    if not worst <= TOLERANCE:
        raise Refusal(
            "--onnx", f"logits that differ from PyTorch's by {worst:.2g} in ONNX Runtime {runtime.__version__}",
            f"a difference of at most {TOLERANCE:g}", "try another --opset",
        )
    return f"ONNX Runtime {runtime.__version__} differs from PyTorch by at most {worst:.2g} in {len(images)} images"
