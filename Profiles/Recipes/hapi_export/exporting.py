"""From a network to the files that hapi-tui opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
import torch
from torch import nn

from .answers import Run, answers, run
from .backbone import Backbone
from .batches import Batches
from .checking import Original, check_alone, check_logits, check_unnormalised
from .heads import build_head
from .machine import device_name, open_device, settled, stopwatch
from .network import Network, unwrapped
from .onnx_file import CHECKS_FILE
from .options import Options
from .output import Output
from .pricing import with_costs, with_heads
from .progress import Progress
from .references import references
from .refusal import Refusal, package, user_code
from .saved_heads import heads_bytes
from .splitting import split
from .temperature import fitted_temperature
from .tensors import WRITES_TENSORS
from .timing import Stopwatch, measure, remarks
from .tracing import copied
from .training import train_heads
from .writing import Findings, Paths, check_name, write

FEWEST_SAMPLES = 200
# Images that are run to learn shapes and to check the split network and the ONNX file.
_CHECKED = 32


@dataclass(frozen=True)
class Exported:
    """The files that an export wrote, `profile` the one to open, and what it found."""

    profile: Path
    files: tuple[Path, ...]
    findings: Findings


def export(
    network: Network,
    folder: Path,
    options: Options = Options(),
    *,
    progress: Optional[Progress] = None,
    watch: Optional[Stopwatch] = None,
) -> Exported:
    """Splits a network into layers, trains the heads that it lacks, runs its samples, times every layer and exit, and
    writes what hapi-tui opens.

    The user's network is not changed. Files appear together at the end, the profile last.
    - folder: gets the profile; its subfolder `Models` the rest.
    - watch: what times a node, instead of the device's clock.
    - Raises: `Refusal` for what cannot be used; nothing is written then.
    """
    progress = progress or Progress()
    check_options(options)
    network.check()
    paths = Paths.of(network, folder, options)
    output = Output(folder, options.force)
    output.check(paths.all())
    references(options.references, platform_name(options), network.task)  # before long work that could not be finished
    findings = _findings(network, options, progress, watch)
    try:
        files = write(findings, network, options, paths, output, progress)
    finally:
        output.discard()
    return Exported(paths.profile, tuple(files), findings)


def platform_name(options: Options) -> str:
    """What the profile calls the machine."""
    return options.platform or device_name(open_device(options.device))


def check_options(options: Options) -> None:
    """- Raises: `Refusal` for options that no network goes with, such as a device that is not there, and for a
    package that is not installed."""
    open_device(options.device)
    package("safetensors.numpy", WRITES_TENSORS)
    if options.onnx:
        package("onnx", CHECKS_FILE)
    for option, name in (("--name", options.name), ("--profile", options.profile)):
        if name is not None:
            check_name(name, option)
    with settled(options.threads, options.pin_cpu):
        pass


def _findings(network: Network, options: Options, progress: Progress, watch: Optional[Stopwatch]) -> Findings:
    device = open_device(options.device)
    loaders = {name: getattr(network, name) for name in ("calibration", "test", "validation", "training")}
    sets = {name: Batches(loader, name, device) for name, loader in loaders.items() if loader is not None}
    fitting = next((name for name in ("validation", "training") if name in sets), "")
    if options.calibrate and not fitting:
        raise Refusal(
            "--calibrate", "neither Network.validation nor Network.training", "samples to fit temperatures on",
            "give a validation loader: samples that nothing was trained on, and that no other set holds",
        )
    for name in ("calibration", "test"):
        if name in sets and len(sets[name]):
            _check_count(sets[name].where, len(sets[name]), options)
    images = sets["calibration"].first[0][:_CHECKED]
    heads = network.heads()
    model = copied(unwrapped(network.model), "Network.model", device)
    with progress.stage("splitting the network into layers"):
        original = Original(model, heads, images)
        check_unnormalised(original.logits, "Network.model, its output")
        for batches in sets.values():
            batches.fit(original.classes)
            if batches.shape != sets["calibration"].shape:
                raise Refusal(
                    f"{batches.where}, batch 0", f"images of shape {list(batches.shape or ())}",
                    f"{list(sets['calibration'].shape or ())}, as Network.calibration has",
                    "bring the images of all sets to one size",
                )
        backbone = split(model, heads, images, leaves=options.leaves, fold=options.fold)
        original.check(backbone, images)
    backbone, built = _completed(backbone, original.classes, images, sets.get("training"), options, progress)

    runs = {}
    for name, batches in sets.items():
        if name in ("calibration", "test") or (options.calibrate and name == fitting):
            with progress.stage(f"running the {name} set", len(batches), "samples") as advance:
                runs[name] = run(backbone, batches, [*(place.name for place in backbone.exits), "final"], advance)
    for name in ("calibration", "test"):
        if name in runs:
            _check_count(sets[name].where, len(runs[name].labels), options)
    if "test" in runs and np.array_equal(runs["calibration"].logits, runs["test"].logits):
        raise Refusal(
            "Network.test", "the very samples of Network.calibration", "samples that designs were not chosen by",
            "split your data, or leave the test set out",
        )
    fitted = _temperatures(runs[fitting]) if options.calibrate else None
    given = _given(network, backbone)
    judged = {name: one for name, one in runs.items() if name in ("calibration", "test")}
    advice = []
    if options.calibrate and fitting == "training":
        advice.append("temperatures were fitted on the training set: better give a validation set, not trained on")
    with settled(options.threads, options.pin_cpu):
        threads = torch.get_num_threads()
        timing = measure(backbone, images[:1], watch or stopwatch(device), options.schedule, progress)
    return Findings(
        backbone=backbone, classes=original.classes, images=images, device=device, timing=timing, threads=threads,
        runs=judged, given=given, fitted=fitted,
        answers={name: answers(one, given) for name, one in judged.items()},
        calibrated={name: answers(one, fitted) for name, one in judged.items()} if fitted else {},
        built=built, remarks=(*advice, *remarks(timing, [layer.name for layer in backbone.layers])),
    )


def _completed(
    backbone: Backbone,
    classes: int,
    images: torch.Tensor,
    training: Optional[Batches],
    options: Options,
    progress: Progress,
) -> tuple[Backbone, Optional[bytes]]:
    """The backbone with a head at every exit, trained where it was built, and all costs counted; and a file of the
    heads that were built."""
    built: list[int] = [index for index, place in enumerate(backbone.exits) if place.head is None]
    heads: list[nn.Module] = []
    with torch.random.fork_rng(devices=[images.device] if images.device.type == "cuda" else []):
        torch.manual_seed(options.seed)
        for place in backbone.exits:
            if place.head is None:
                heads.append(build_head(place.asked, place.shape, classes).to(images.device))
            else:
                heads.append(copied(place.head, f'Network.exits, head of "{place.asked}"', images.device))
        if built:
            if training is None:
                raise Refusal(
                    "Network.training", "nothing, and exits that are only named",
                    "samples to train their heads on", "give a training loader, or a trained head for each exit",
                )
            named = backbone.only(built)
            train_heads(named, [heads[index] for index in built], training, options.epochs, progress)
    with torch.no_grad():
        for place, head, feature in zip(backbone.exits, heads, backbone.features(images)):
            where = f'Network.exits, head of "{place.asked}"'
            with user_code(where, f"a head for what its layer gives out, shape {list(feature.shape)}"):
                logits = head(feature.clone())
            check_logits(logits, len(images), classes, where)
            check_unnormalised(logits, where)
            check_alone(head, feature, logits, where)
    kept = {backbone.exits[index].asked: heads[index] for index in built}
    shapes = {backbone.exits[index].asked: backbone.exits[index].shape for index in built}
    file = heads_bytes(kept, shapes, classes) if built else None
    return with_costs(with_heads(backbone, heads, images, fold=options.fold), images[:1]), file


def _temperatures(run: Run) -> tuple[float, ...]:
    """One for each classifier, exits in depth order and then the final one."""
    return tuple(fitted_temperature(run.logits[:, index], run.labels) for index in range(run.logits.shape[1]))


def _given(network: Network, backbone: Backbone) -> Optional[tuple[float, ...]]:
    if network.temperatures is None:
        return None
    names = [*(place.asked for place in backbone.exits), "final"]
    return tuple(float(network.temperatures.get(name, 1.0)) for name in names)


def _check_count(where: str, count: int, options: Options) -> None:
    if count < FEWEST_SAMPLES and not options.allow_few_samples:
        raise Refusal(
            where, f"{count} samples", f"{FEWEST_SAMPLES} or more, for an accuracy to within some percent",
            "give more, or say --allow-few-samples",
        )
