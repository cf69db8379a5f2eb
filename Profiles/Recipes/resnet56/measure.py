"""Measures ResNet-56 on this machine, with PyTorch or with ONNX Runtime, and writes a profile of it.

    python3 -m resnet56 measure --runtime torch --pin-cpu 0 --out ../my-machine.json

Latencies are one core's, one image at a time. A profile in the shipped ones' folder, or above it, names the shipped
model; from elsewhere it names Models/resnet56.json beside itself, to be copied there: no profile reaches out of its
folder.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from glyphs.sets import TASK
from hapi_export.documents import json_text, profile_document
from hapi_export.machine import device_name, memory_bytes, settled, stopwatch
from hapi_export.output import check_place, write_file
from hapi_export.progress import Progress
from hapi_export.references import references
from hapi_export.timing import Figure, Schedule, Timing, measure, remarks

from .layers import as_backbone
from .network import EarlyExitResNet56
from .onnx_export import resnet56_onnx, some_images
from .places import MODELS, MODEL_STEM

CPU = torch.device("cpu")


@dataclass(frozen=True)
class Measured:
    """A profile's figures and the words that go with them."""

    timing: Timing
    method: str
    runtime: str
    statistic: str
    notes: tuple[str, ...]


def measure_torch(network: EarlyExitResNet56, schedule: Schedule, progress: Progress) -> Measured:
    """PyTorch eager, batch norm folded, channels last: every layer where it stands in a run of the network."""
    backbone = as_backbone(network)
    image = some_images()[:1].contiguous(memory_format=torch.channels_last)
    timing = measure(backbone, image, stopwatch(CPU), schedule, progress)
    method = (
        "each layer and exit timed where it stands in a run of the network on a real sample;"
        " an exit includes softmax and the comparison of its confidence"
    )
    runtime = f"PyTorch {torch.__version__} eager, batch norm folded, channels last"
    notes = remarks(timing, [layer.name for layer in backbone.layers])
    return Measured(timing, method, runtime, "median", tuple(notes))


def measure_onnx(network: EarlyExitResNet56, schedule: Schedule, progress: Progress) -> Measured:
    """ONNX Runtime with all graph optimisations: its profiler's kernels, added up by layer and exit.

    Layers come from a run of the backbone without its exits: these would split what the runtime fuses.
    """
    import onnxruntime  # only this needs it, and PyTorch is measured without

    from . import ort_times

    backbone = as_backbone(network, torch.contiguous_format)
    layers, exits = [layer.name for layer in backbone.layers], [entry.name for entry in backbone.exits]
    whole, _ = resnet56_onnx(network)
    plain = ort_times.without_exits(whole)
    image = some_images()[:1].numpy()
    runs, warmup = schedule.rounds * schedule.runs, schedule.first_warmup
    with progress.stage("ONNX Runtime", 3, "sessions") as advance:
        kernels = ort_times.profiled(plain, image, runs, warmup)
        figures = ort_times.by_node(kernels, layers, charge_reorders=True)
        advance(1)
        kernels = ort_times.profiled(whole, image, runs, warmup)
        early = ort_times.by_node(kernels, layers + exits, charge_reorders=False)
        figures.update({name: early[name] for name in exits})
        advance(1)
        end_to_end = ort_times.end_to_end_ms(plain, image, runs, warmup)
        advance(1)
    nodes = {name: Figure(ms, ms, 0.0) for name, ms in figures.items()}
    method = (
        "the profiler's time of every kernel, mean of the runs without the slowest tenth, added up by layer;"
        " reorder kernels are charged to the layer before; the profiler's own work is in the figures"
    )
    total = sum(figures[name] for name in layers)
    timing = Timing(
        nodes=nodes, layer_by_layer=Figure(total, total, 0.0), end_to_end=Figure(end_to_end, end_to_end, 0.0),
        schedule=schedule,
    )
    runtime = f"ONNX Runtime {onnxruntime.__version__}, all graph optimisations"
    return Measured(timing, method, runtime, "trimmed mean", ())


def profile(measured: Measured, out: Path, tails: bool = True) -> dict[str, Any]:
    """The document of a profile at this path."""
    platform = {"name": device_name(CPU), "mode": "1 thread", "memoryBytes": memory_bytes(CPU)}
    document = profile_document(
        measured.timing, name=f"ResNet-56, {platform['name']}, {measured.runtime.split(',')[0]}",
        model=model_path(out), platform=platform, method=measured.method, precision="fp32",
        runtime=measured.runtime, date=datetime.date.today().isoformat(), notes=measured.notes,
    )
    document["measurement"]["statistic"] = measured.statistic
    if measured.statistic != "median" or not tails:
        del document["latencyTailMs"]  # kernels' own tails do not add up to a layer's
    return document


def model_path(out: Path) -> str:
    """How a profile here names the shipped model: inside of its own folder."""
    path = Path(os.path.relpath(MODELS / f"{MODEL_STEM}.json", out.resolve().parent)).as_posix()
    return f"Models/{MODEL_STEM}.json" if path.startswith("../") else path


def write_profile(
    network: EarlyExitResNet56, runtime: str, out: Path, force: bool, pin: int | None, schedule: Schedule,
    progress: Progress, tails: bool = True, others: Sequence[Path] = (),
) -> str:
    """Measures and writes; says how the sums compare with those of the shipped profile.

    - others: profiles of other networks on this machine, to hold designs against.
    """
    check_place(out, force)
    compared = references(others, device_name(CPU), TASK)
    with settled(1, pin):
        measured = (measure_torch if runtime == "torch" else measure_onnx)(network, schedule, progress)
    document = profile(measured, out, tails)
    if compared:
        document["references"] = compared
    write_file(out, json_text(document).encode(), force)
    shipped = "x86-torch.json" if runtime == "torch" else "x86-onnxruntime.json"
    lines = [f"wrote {out}", *comparison(document, shipped), *measured.notes]
    if not (out.parent / document["model"]).is_file():
        lines.append(f"copy {MODELS} to {out.parent / 'Models'} to open it")
    lines.append(f"open it with: hapi-tui {out}")
    return "\n".join(lines)


def comparison(document: dict[str, Any], shipped: str) -> list[str]:
    """How the layers' and the exits' sums compare with a shipped profile's."""
    theirs = json.loads((MODELS.parent / shipped).read_text(encoding="utf-8"))
    lines = []
    for what, is_exit in (("layers", False), ("exits", True)):
        sums = [
            sum(ms for name, ms in one["latencyMs"].items() if name.startswith("exit:") == is_exit)
            for one in (document, theirs)
        ]
        lines.append(f"{what}: {sums[0]:.3f} ms together, {sums[0] / sums[1]:.2f} times those of {shipped}")
    whole = [one["measurement"]["endToEndMs"] for one in (document, theirs)]
    return [*lines, f"end to end: {whole[0]:.3f} ms, {whole[0] / whole[1]:.2f} times"]
