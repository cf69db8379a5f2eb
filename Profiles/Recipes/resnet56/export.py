"""Writes what the trained network says of its calibration and test sets, raw and with temperatures; or checks it.

    python3 -m resnet56 export --check                   all 10,000 samples of both sets: four minutes
    python3 -m resnet56 export --samples 250 --check     the first 250: seconds
    python3 -m resnet56 export --out DIR                 fits the temperatures anew too: six minutes

With PyTorch 2.13 on x86-64 the shipped figures come out to the last bit but one. PyTorch 1.13 rounds a few of a
million pixels to the other grey level, which moves the confidence of one sample in fifty by up to 0.004: check
with --tolerance 0.02 there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from glyphs.sets import CALIBRATION, FITTING, SAMPLES, TEST, DataSet
from hapi_export.answers import Answers, Run, answers
from hapi_export.backbone import Backbone
from hapi_export.documents import calibration_bytes
from hapi_export.output import Output, sha256
from hapi_export.progress import Progress
from hapi_export.refusal import Refusal
from hapi_export.temperature import fitted_temperature
from networks.tensor_files import read_tensors

from .asking import ask
from .comparing import compare
from .description import DataFile, model_text
from .layers import as_backbone
from .network import CLASSES, EarlyExitResNet56
from .places import CALIBRATED_STEM, MODEL_STEM
from .reliability import Twins, table

# Two runs whose confidences are this close say the same: a file that exists stays as it is.
SAME = 1e-6
TENSORS = ("confidence", "margin", "entropy", "prediction", "label")
TEMPERATURE_DIGITS = 6


@dataclass(frozen=True)
class Variant:
    """One of the two models: the network's own answers, or those with temperatures by classifier."""

    stem: str
    temperatures: Mapping[str, float] | None

    def answers(self, run: Run) -> Answers:
        """What this model's classifiers say."""
        return answers(run, list(self.temperatures.values()) if self.temperatures else None)

    def set_bytes(self, said: Answers, data: DataSet) -> bytes:
        """The file of the answers to a set."""
        metadata = {
            "seed": str(data.seed), "samples": str(len(said.labels)), "classes": str(CLASSES), "entropy": "nat",
        }
        if self.temperatures is None:
            metadata["temperature"] = "1"
        else:
            metadata["temperatures"] = ",".join(map(str, self.temperatures.values()))
        return calibration_bytes(said, CLASSES, metadata)


RAW = Variant(MODEL_STEM, None)


def classifiers(backbone: Backbone) -> list[str]:
    """The exits in depth order, then "final"."""
    return [*(entry.name for entry in backbone.exits), "final"]


def runs(network: EarlyExitResNet56, sets: Sequence[DataSet], samples: int, progress: Progress) -> list[Run]:
    """The network's logits for the first samples of each set."""
    found = []
    for data in sets:
        with progress.stage(f"{data.name} set", samples, "samples") as advance:
            found.append(ask(network, data, samples, advance))
    return found


def fitted(network: EarlyExitResNet56, names: Sequence[str], progress: Progress) -> dict[str, float]:
    """A temperature for each classifier, fitted on the data set kept for that."""
    (run,) = runs(network, [FITTING], SAMPLES, progress)
    with progress.stage("temperatures", len(names), "classifiers") as advance:
        found = {}
        for column, name in enumerate(names):
            found[name] = round(fitted_temperature(run.logits[:, column], run.labels), TEMPERATURE_DIGITS)
            advance(1)
    return found


def export(network: EarlyExitResNet56, folder: Path, force: bool, progress: Progress) -> str:
    """Writes both models with their sets; says what became of each file, and the table of calibration errors.

    A file of answers that exists and says the same stays, so its hash in the model file does too.
    Raises Refusal for a file that exists and says something else, unless `force`.
    """
    backbone = as_backbone(network)
    calibrated = Variant(CALIBRATED_STEM, fitted(network, classifiers(backbone), progress))
    sets = (CALIBRATION, TEST)
    logits = runs(network, sets, SAMPLES, progress)
    output, remarks = Output(folder, force), []
    try:
        for variant in (RAW, calibrated):
            files = {}
            for data, run in zip(sets, logits):
                path = folder / data.file(variant.stem)
                contents, same = set_contents(path, variant, variant.answers(run), data)
                files[data.name] = DataFile(path.name, sha256(contents))
                remarks.append(f"{path}: {'says the same, left as it is' if same else 'written'}")
                if not same:
                    output.stage(path, contents)
            path = folder / f"{variant.stem}.json"
            text = model_text(backbone, files, variant.temperatures)
            remarks.append(f"{path}: {'left as it is' if has_text(path, text) else 'written'}")
            if not has_text(path, text):
                output.stage(path, text.encode())
        output.commit()
    finally:
        output.discard()
    twins = [Twins(data.name, RAW.answers(run), calibrated.answers(run)) for data, run in zip(sets, logits)]
    temperatures = list((calibrated.temperatures or {}).values())
    return "\n".join([*remarks, "", table(twins, temperatures)])


def set_contents(path: Path, variant: Variant, said: Answers, data: DataSet) -> tuple[bytes, bool]:
    """The bytes for a file of answers, and whether they are those that it has because it says the same."""
    if path.is_file():
        kept = read_tensors(path, TENSORS)
        if len(kept["label"]) == len(said.labels) and compare(said, kept).within(SAME):
            return path.read_bytes(), True
    return variant.set_bytes(said, data), False


def has_text(path: Path, text: str) -> bool:
    """Whether a file is there with just this text."""
    return path.is_file() and path.read_bytes() == text.encode()


def shipped_temperatures(folder: Path) -> dict[str, float]:
    """The temperatures of the calibrated model. Raises Refusal if there is none."""
    path = folder / f"{CALIBRATED_STEM}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["x-temperatures"]
        return {str(name): float(value) for name, value in found.items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise Refusal(
            str(path), f"no temperatures ({type(error).__name__}: {error})", 'a model with "x-temperatures"',
            "write it again: python3 -m resnet56 export",
        ) from error


def check(network: EarlyExitResNet56, folder: Path, samples: int, tolerance: float, progress: Progress) -> list[str]:
    """Compares the files of a folder with what the network says today; progress tells the greatest differences.

    - Returns: what is over the tolerance, a line each; empty if nothing is.
    """
    backbone, sets = as_backbone(network), (CALIBRATION, TEST)
    variants = (RAW, Variant(CALIBRATED_STEM, shipped_temperatures(folder)))
    wrong = []
    for data, run in zip(sets, runs(network, sets, samples, progress)):
        for variant in variants:
            path = folder / data.file(variant.stem)
            differences = compare(variant.answers(run), read_tensors(path, TENSORS))
            progress.remark(f"{path.name}: {differences}")
            if not differences.within(tolerance):
                wrong.append(f"{path}: over the tolerance of {tolerance:g}")
    for variant in variants:
        path = folder / f"{variant.stem}.json"
        files = {data.name: folder / data.file(variant.stem) for data in sets}
        described = {name: DataFile(file.name, sha256(file.read_bytes())) for name, file in files.items()}
        if not has_text(path, model_text(backbone, described, variant.temperatures)):
            wrong.append(f"{path}: not what the recipe writes")
        else:
            progress.remark(f"{path.name}: as the recipe writes it")
    return wrong
