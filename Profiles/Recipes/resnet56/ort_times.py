"""What ONNX Runtime spends on each layer: the profiler's kernels, joined to layers by name.

Fusion renames kernels, but what is left begins with the name of a node or a tensor of the layer. Kernels that
only reorder memory (ReorderInput, ReorderOutput) are named after no layer: they are charged to the kernel
before them. The profiler counts whole microseconds and its own work is in the figures, so they add up to more
than the network takes with the profiler off.
"""

from __future__ import annotations

import json
import re
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx.utils import Extractor

from hapi_export.refusal import Refusal

INPUT, FINAL = "input", "final"
TRIMMED = 0.1  # share of the slowest runs that the mean leaves out

Image = npt.NDArray[np.float32]
Durations = dict[str, list[int]]


@dataclass(frozen=True)
class Kernels:
    """Durations, µs a run, of every kernel in the order of execution."""

    names: tuple[str, ...]
    microseconds: Mapping[str, Sequence[int]]


def session(model: bytes, profile: Path | None = None) -> onnxruntime.InferenceSession:
    """One thread, all graph optimisations; with `profile`, the profiler writes beside that name."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    if profile is not None:
        options.enable_profiling = True
        options.profile_file_prefix = str(profile)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def without_exits(model: bytes) -> bytes:
    """The part of an .onnx file of this recipe that gives the final logits."""
    extracted = Extractor(onnx.load_from_string(model)).extract_model([INPUT], [FINAL])
    return bytes(extracted.SerializeToString(deterministic=True))


def end_to_end_ms(model: bytes, image: Image, runs: int, warmup: int) -> float:
    """The median time of a whole run, the profiler off."""
    running = session(model)
    times = []
    for run in range(warmup + runs):
        start = time.perf_counter_ns()
        running.run(None, {INPUT: image})
        if run >= warmup:
            times.append((time.perf_counter_ns() - start) / 1e6)
    return statistics.median(times)


def profiled(model: bytes, image: Image, runs: int, warmup: int) -> Kernels:
    """Runs under the profiler and reads what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        running = session(model, Path(folder) / "profile")
        for _ in range(warmup + runs):
            running.run(None, {INPUT: image})
        events = json.loads(Path(running.end_profiling()).read_text(encoding="utf-8"))
    return kernels(events, warmup)


def kernels(events: Sequence[Mapping[str, Any]], warmup: int) -> Kernels:
    """The kernels of a profile, the first `warmup` runs left out. O(events)."""
    suffix = "_kernel_time"
    durations: Durations = {}
    for event in events:
        if event.get("cat") == "Node" and event["name"].endswith(suffix):
            durations.setdefault(event["name"][: -len(suffix)], []).append(event["dur"])
    return Kernels(tuple(durations), {name: times[warmup:] for name, times in durations.items()})


def by_node(kernels: Kernels, nodes: Sequence[str], *, charge_reorders: bool) -> dict[str, float]:
    """Milliseconds of each of `nodes`, layers or exits, that has a kernel.

    A kernel is a node's if its name begins with the node's, behind an optional slash and before another sign.
    With `charge_reorders` kernels of no node are charged to the one before. Raises Refusal for a kernel that is
    neither a node's nor a reorder.
    """
    known = set(nodes)
    found: dict[str, float] = {}
    owner = None
    for kernel in kernels.names:
        named = node_of(kernel, known)
        if named is None and "Reorder" not in kernel:
            raise Refusal(
                "ONNX Runtime's profile", f"the kernel {kernel!r}, of no layer",
                "kernels whose names begin with a layer's or an exit's", "another version of ONNX Runtime",
            )
        if named is None and not charge_reorders:
            continue
        owner = named or owner
        if owner is not None:
            found[owner] = found.get(owner, 0.0) + trimmed_mean(kernels.microseconds[kernel]) / 1e3
    return found


def node_of(kernel: str, nodes: set[str]) -> str | None:
    """The node a kernel belongs to: names such as /b0.conv1/Conv and exit:stem/fc/Gemm_output_0_nchwc."""
    match = re.match(r"/?([^/]+)/", kernel)
    return match[1] if match is not None and match[1] in nodes else None


def trimmed_mean(times: Sequence[int]) -> float:
    """The mean without the slowest tenth. A median of whole microseconds would be too coarse."""
    kept = sorted(times)[: max(1, round(len(times) * (1 - TRIMMED)))]
    return statistics.fmean(kept)
