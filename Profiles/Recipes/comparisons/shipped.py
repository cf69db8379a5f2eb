"""What the shipped files say of a network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hapi_export.refusal import Refusal
from networks.tensor_files import read_tensors

from .studies import PROFILES, Study


def document(path: Path) -> Any:
    """A JSON file. Raises Refusal if there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refusal(
            str(path), f"no JSON: {error}", "a shipped file", "git checkout restores it, python3 -m platforms writes profiles"
        ) from error


def model_of(study: Study) -> Any:
    """A network's model file."""
    return document(PROFILES / "Models" / f"{study.stem}.json")


def backbone_ms(model: Any, profile: Any) -> float:
    """The original network's latency, milliseconds: the sum of its layers."""
    return float(sum(profile["latencyMs"][layer["name"]] for layer in model["layers"]))


def shares(model: Any, part: str) -> tuple[float, float, int]:
    """How often the final classifier is right, how often any, and of how many samples."""
    said = read_tensors(PROFILES / "Models" / model[part]["file"], ("prediction", "label"))
    correct = said["prediction"] == said["label"][:, None]
    return float(correct[:, -1].mean()), float(correct.any(axis=1).mean()), len(correct)


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column's heading is the first of the heads, "" for none."""
    rule = "|---" * len(heads) + "|"
    return "\n".join([row_text(heads), rule, *map(row_text, rows)])


def row_text(cells: Sequence[str]) -> str:
    """One line of a table."""
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"
