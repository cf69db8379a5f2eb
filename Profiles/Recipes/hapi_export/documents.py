"""The JSON and the tensors that hapi-tui reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np

from .answers import Answers, Run
from .backbone import Backbone
from .tensors import tensor_bytes
from .timing import Timing


def calibration_bytes(
    answers: Answers,
    classes: int,
    metadata: Mapping[str, str],
    logits: Optional[np.ndarray[Any, Any]] = None,
    confidences: str = "f32",
) -> bytes:
    """A safetensors file of answers: confidence F32 or F16, margin and entropy F16, prediction and label in the smallest
    type that holds a class, logits where they are given.

    Rounding margin and entropy to half precision stays within [0, 1] and [0, ln K + one unit in the last place].
    """
    integer: Any = np.uint8 if classes <= 1 << 8 else np.uint16 if classes <= 1 << 16 else np.int32
    tensors: dict[str, np.ndarray[Any, Any]] = {
        "confidence": answers.confidence.astype(np.float16 if confidences == "f16" else np.float32),
        "margin": answers.margin.astype(np.float16),
        "entropy": answers.entropy.astype(np.float16), "prediction": answers.prediction.astype(integer),
        "label": answers.labels.astype(integer),
    }
    if logits is not None:
        tensors["logits"] = logits
    return tensor_bytes(tensors, metadata)


def stored_logits(run: Run, kind: str) -> np.ndarray[Any, Any]:
    """Logits as "f16" or "f32"; in single precision too where one is beyond the range of half precision."""
    if kind == "f16" and float(np.abs(run.logits).max()) < float(np.finfo(np.float16).max):
        return run.logits.astype(np.float16)
    return run.logits


def model_document(
    backbone: Backbone,
    *,
    name: str,
    task: str,
    classes: int,
    shape: Sequence[int],
    sets: Mapping[str, Mapping[str, str]],
    temperatures: Optional[Mapping[str, float]] = None,
    notes: Sequence[str] = (),
) -> dict[str, Any]:
    """A `hapi.model`. `sets` has the entries of "calibration" and "test"."""
    document: dict[str, Any] = {
        "format": "hapi.model", "version": 1, "name": name, "task": task, "classes": classes, "input": list(shape),
        "layers": [
            {
                "name": layer.name, "kind": layer.kind, "inputs": list(layer.inputs), "macs": layer.macs,
                "weightBytes": layer.weight_bytes, "group": layer.group,
            }
            for layer in backbone.layers
        ],
        "exits": [
            {
                "name": place.name, "after": backbone.layers[place.layer].name, "macs": place.macs,
                "weightBytes": place.weight_bytes,
            }
            for place in backbone.exits
        ],
        **sets,
    }
    if temperatures is not None:
        document["x-temperatures"] = dict(temperatures)
    said = [*backbone.repeats, *backbone.notes, *notes]
    if said:
        document["notes"] = said
    return document


def profile_document(
    timing: Timing,
    *,
    name: str,
    model: str,
    platform: Mapping[str, Any],
    method: str,
    precision: str,
    runtime: str,
    date: str,
    notes: Sequence[str],
) -> dict[str, Any]:
    """A `hapi.profile` of what was measured; milliseconds to the nanosecond."""
    schedule = timing.schedule
    document: dict[str, Any] = {
        "format": "hapi.profile", "version": 1, "name": name, "model": model, "platform": dict(platform),
        "measurement": {
            "kind": "measured", "method": method, "batch": 1, "precision": precision, "runtime": runtime,
            "warmup": schedule.warmup, "runs": schedule.rounds * schedule.runs, "statistic": "median",
            "endToEndMs": round(timing.end_to_end.median, 6), "date": date,
        },
        "latencyMs": {name: round(figure.median, 6) for name, figure in timing.nodes.items()},
        "latencyTailMs": {name: round(figure.tail, 6) for name, figure in timing.nodes.items()},
    }
    if notes:
        document["notes"] = list(notes)
    return document


def json_text(document: Mapping[str, Any]) -> str:
    """JSON with one entry of a list of layers or exits a line, and every other table whole."""
    members = [f"  {json.dumps(key, ensure_ascii=False)}: {_value(value)}" for key, value in document.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _value(value: Any) -> str:
    def plain(part: Any) -> str:
        return json.dumps(part, ensure_ascii=False, allow_nan=False)

    if isinstance(value, list) and value and not isinstance(value[0], (int, float)):
        return "[\n" + ",\n".join(f"    {plain(part)}" for part in value) + "\n  ]"
    if isinstance(value, dict) and len(value) > 3:
        return "{\n" + ",\n".join(f"    {plain(key)}: {plain(part)}" for key, part in value.items()) + "\n  }"
    return plain(value)
