"""Every shipped network in one row: what it is, how well it does, how long it takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from networks.tensor_files import read_tensors

from .studies import PROFILES, RECIPES, REFERENCE, STUDIES, Study

HEAD = (
    "| Network | Layers | Candidates | Samples | Original, % | Any classifier right, % | MACs | Layers' sum and end to end,"
    " ms | Measured | Made by |"
)


def document(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def table() -> str:
    """Accuracies are of the calibration set and, behind the stroke, of the test set; latencies of x86-64."""
    rows = [row(study) for study in (*STUDIES, REFERENCE)]
    return "\n".join([HEAD, "|" + "---|" * HEAD.count(" | ") + "---|", *rows])


def row(study: Study) -> str:
    """One network's."""
    model, profile = document(PROFILES / "Models" / f"{study.stem}.json"), document(study.profile("x86"))
    judged = [shares(model, part) for part in ("calibration", "test")]
    original, oracle = (" / ".join(f"{100 * one[kind]:.2f}" for one in judged) for kind in (0, 1))
    macs = sum(layer["macs"] for layer in model["layers"])
    total = sum(profile["latencyMs"][layer["name"]] for layer in model["layers"])
    measurement = profile["measurement"]
    recipe = RECIPES.get(study.stem, f"networks … {study.stem}")
    return (
        f"| {model['name']} | {len(model['layers'])} | {len(model['exits'])} | {judged[0][2]:,} / {judged[1][2]:,} |"
        f" {original} | {oracle} | {macs / 1e6:.1f} M | {total:.3f}, {measurement['endToEndMs']:.3f} |"
        f" {measurement['date']} | `{recipe}` |"
    )


def shares(model: Any, part: str) -> tuple[float, float, int]:
    """How often the final classifier is right, how often any, and of how many samples."""
    said = read_tensors(PROFILES / "Models" / model[part]["file"], ("prediction", "label"))
    correct = said["prediction"] == said["label"][:, None]
    return float(correct[:, -1].mean()), float(correct.any(axis=1).mean()), len(correct)
