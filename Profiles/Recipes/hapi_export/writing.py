"""What an export found, put into files."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import torch

from .answers import Answers, Run
from .backbone import Backbone
from .documents import calibration_bytes, json_text, model_document, profile_document, stored_logits
from .machine import device_name, memory_bytes
from .network import Network
from .node_names import with_owners
from .onnx_file import onnx_bytes, with_types
from .options import Options
from .output import Output, sha256, slug
from .progress import Progress
from .references import references
from .refusal import USAGE, Refusal
from .timing import Timing

_PRECISIONS = {torch.float32: "fp32", torch.float16: "fp16", torch.bfloat16: "bf16", torch.float64: "fp64"}


@dataclass(frozen=True)
class Findings:
    """What an export found.

    - images: those that shapes were learnt from. threads: that the timing ran on.
    - runs, answers, calibrated: by "calibration" and "test"; `answers` with the temperatures `given` by the user,
      `calibrated` with those `fitted`; both are by classifier, exits in depth order and then the final one.
    - built: a file of the heads that were built, `None` where the user gave them all.
    - remarks: what a reader of the figures should be warned of.
    """

    backbone: Backbone
    classes: int
    images: torch.Tensor
    device: torch.device
    timing: Timing
    threads: int
    runs: Mapping[str, Run]
    given: Optional[tuple[float, ...]]
    fitted: Optional[tuple[float, ...]]
    answers: Mapping[str, Answers]
    calibrated: Mapping[str, Answers]
    built: Optional[bytes]
    remarks: tuple[str, ...]

    @property
    def classifiers(self) -> list[str]:
        """Names of the exits in depth order, then "final"."""
        return [*(place.name for place in self.backbone.exits), "final"]


def check_name(name: str, option: str = "--name") -> None:
    """- Raises: `Refusal` for what is no name for files."""
    if not name or name != slug(name) or len(name) > 100:
        raise Refusal(
            option, f'"{name:.120}"', "lower-case letters, digits and hyphens, at most 100", status=USAGE
        )


@dataclass(frozen=True)
class Paths:
    """The files of an export."""

    profile: Path
    models: tuple[Path, ...]
    sets: tuple[Path, ...]
    heads: tuple[Path, ...]
    onnx: tuple[Path, ...]

    @staticmethod
    def of(network: Network, folder: Path, options: Options) -> Paths:
        """- Raises: `Refusal` for a name that gives no file's name."""
        name = slug(network.name) if options.name is None else options.name
        if not name:
            raise Refusal(
                "Network.name", f'"{network.name}"', "letters or digits of ASCII, to name files after",
                "say --name NAME to name them otherwise",
            )
        check_name(name)
        models = folder / "Models"
        stems = [name] + ([f"{name}-calibrated"] if options.calibrate else [])
        parts = ["calibration"] + (["test"] if network.test is not None else [])
        return Paths(
            profile=folder / f"{options.profile or name}.json", models=tuple(models / f"{stem}.json" for stem in stems),
            sets=tuple(models / f"{stem}.{part}.safetensors" for stem in stems for part in parts),
            heads=(models / f"{name}.heads.safetensors",) if None in network.heads().values() else (),
            onnx=(models / f"{name}.onnx",) if options.onnx else (),
        )

    def all(self) -> list[Path]:
        return [*self.sets, *self.models, *self.heads, *self.onnx, self.profile]


def write(
    found: Findings, network: Network, options: Options, paths: Paths, output: Output, progress: Progress
) -> list[Path]:
    """Writes every file, the profile last. - Raises: `Refusal` when one cannot be made or written."""
    variants = [(paths.models[0], network.name, found.answers, found.given)]
    if found.fitted is not None:
        variants.append((paths.models[1], f"{network.name} (calibrated)", found.calibrated, found.fitted))
    documents = []
    for path, name, sets, temperatures in variants:
        named = dict(zip(found.classifiers, temperatures)) if temperatures is not None else None
        entries = {part: _stage_set(found, path, part, one, named, options, output) for part, one in sets.items()}
        document = model_document(
            found.backbone, name=name, task=network.task, classes=found.classes, shape=found.images.shape[1:],
            sets=entries, temperatures=named, notes=[*network.notes, _accuracies(found, sets)],
        )
        documents.append((path, document))
    for path, document in documents:
        output.stage(path, json_text(document).encode())
    for path in paths.heads:
        if found.built is not None:
            output.stage(path, found.built)
    for path in paths.onnx:
        with progress.stage("writing ONNX"):
            data, checked = onnx_bytes(found.backbone, found.images, options.opset)
        progress.remark(f"ONNX: {checked}")
        output.stage(path, with_types(with_owners(data, found.backbone)))
    output.stage(paths.profile, json_text(_profile(found, network, options, paths)).encode())
    return output.commit()


def _accuracies(found: Findings, sets: Mapping[str, Answers]) -> str:
    """How often every classifier is right by itself, in percent."""
    heading = "accuracy in %, " + " and ".join(sets) + ": "
    shares = [100 * answers.correct.mean(axis=0) for answers in sets.values()]
    return heading + ", ".join(
        f"{name} " + " ".join(f"{column[index]:.2f}" for column in shares)
        for index, name in enumerate(found.classifiers)
    )


def _stage_set(
    found: Findings,
    model: Path,
    part: str,
    answers: Answers,
    temperatures: Optional[Mapping[str, float]],
    options: Options,
    output: Output,
) -> dict[str, str]:
    """Stages the answers to one set; the entry that the model has for it."""
    metadata = {"classifiers": ",".join(found.classifiers)}
    if temperatures is not None:
        metadata["temperatures"] = ",".join(repr(value) for value in temperatures.values())
    logits = stored_logits(found.runs[part], options.logits) if options.logits else None
    data = calibration_bytes(answers, found.classes, metadata, logits, options.confidences)
    path = model.with_name(f"{model.stem}.{part}.safetensors")
    output.stage(path, data)
    return {"file": path.name, "sha256": sha256(data), "kind": "measured"}


def _profile(found: Findings, network: Network, options: Options, paths: Paths) -> dict[str, Any]:
    device = found.device
    platform: dict[str, Any] = {"name": options.platform or device_name(device)}
    threads = f"{found.threads} thread" + ("s" if found.threads > 1 else "")
    mode = options.mode or (threads if device.type == "cpu" else None)
    if mode:
        platform["mode"] = mode
    platform["memoryBytes"] = memory_bytes(device)
    where = f"CPU, {threads}" if device.type == "cpu" else f"CUDA {torch.version.cuda}"
    pinned = "" if options.pin_cpu is None else ", pinned to one processor"
    weights = next((w.dtype for w in found.backbone.whole.parameters() if w.is_floating_point()), torch.float32)
    schedule = found.timing.schedule
    document = profile_document(
        found.timing, name=f"{network.name}, {platform['name']}",
        model=paths.models[0].relative_to(paths.profile.parent).as_posix(), platform=platform,
        method=(
            f"each layer and exit timed where it stands in a run of the network on a real sample, {schedule.rounds}"
            f" rounds of {schedule.runs} runs after {schedule.warmup} to warm up ({schedule.first_warmup} at first)"
            f"{pinned}; an exit includes softmax, the copy of its confidence to the host and the comparison"
            + ("; latencyTailMs is the 99th percentile" if options.tails else "")
        ),
        precision=_PRECISIONS.get(weights, str(weights)),
        runtime=f"PyTorch {torch.__version__} eager{', batch norm folded' if options.fold else ''}, {where}",
        date=options.date or datetime.date.today().isoformat(),
        notes=[*found.backbone.repeats, *found.remarks],
    )
    if not options.tails:
        del document["latencyTailMs"]
    if options.references:
        document["references"] = references(options.references, platform["name"], network.task)
    return document
