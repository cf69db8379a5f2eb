"""Every shipped network in one row: what it is, how well it does, how long it takes."""

from __future__ import annotations

from .shipped import backbone_ms, document, markdown, model_of, row_text, shares
from .studies import RECIPES, REFERENCE, STUDIES, Study

HEADS = (
    "Network", "Layers", "Candidates", "Samples", "Original, %", "Any classifier right, %", "MACs",
    "Layers' sum and end to end, ms", "Measured", "Made by",
)


def table() -> str:
    """Accuracies are of the calibration set and, behind the stroke, of the test set; latencies of x86-64."""
    return markdown(HEADS, [cells(study) for study in (*STUDIES, REFERENCE)])


def row(study: Study) -> str:
    """One network's line."""
    return row_text(cells(study))


def cells(study: Study) -> list[str]:
    """One network's figures, in the order of the heads."""
    model, profile = model_of(study), document(study.profile("x86"))
    judged = [shares(model, part) for part in ("calibration", "test")]
    original, oracle = (" / ".join(f"{100 * one[kind]:.2f}" for one in judged) for kind in (0, 1))
    macs = sum(layer["macs"] for layer in model["layers"])
    measurement = profile["measurement"]
    recipe = RECIPES.get(study.stem, f"networks … {study.stem}")
    return [
        model["name"], str(len(model["layers"])), str(len(model["exits"])), f"{judged[0][2]:,} / {judged[1][2]:,}",
        original, oracle, f"{macs / 1e6:.1f} M", f"{backbone_ms(model, profile):.3f}, {measurement['endToEndMs']:.3f}",
        measurement["date"], f"`{recipe}`",
    ]
