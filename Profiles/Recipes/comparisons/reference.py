"""ResNet-56 with exits under the latency of a network made by hand: figure 8 of the paper."""

from __future__ import annotations

from typing import Any

from .program import Program
from .shipped import backbone_ms, document, markdown, model_of, shares
from .studies import PLATFORMS, REFERENCE, STUDIES

HEADS = (
    "", "MobileNetV2", "its accuracy, %", "ResNet-56 with exits, mean latency as that, %", "deadline as that, %",
    "ResNet-56",
)


def table(program: Program) -> str:
    """A row for each platform; differences in percentage points."""
    model = model_of(REFERENCE)
    accuracy = shares(model, "calibration")[0]
    rows = []
    for platform, title in PLATFORMS.items():
        budget = backbone_ms(model, document(REFERENCE.profile(platform)))
        chosen = [design(program, platform, option, budget) for option in ("--mean-latency", "--deadline")]
        cells = [difference(one, accuracy) for one in chosen]
        original = chosen[0]["original"]["latencyMs"]
        rows.append([title, f"{budget:.3g} ms", f"{100 * accuracy:.2f}", *cells, f"{original:.3g} ms"])
    return markdown(HEADS, rows)


def design(program: Program, platform: str, option: str, budget: float) -> Any:
    """The proven best design of ResNet-56 under a budget in milliseconds."""
    study = STUDIES[0]
    return program.json(
        "optimise", str(study.profile(platform)), "--no-limits", option, repr(budget), "--method", "exact",
        "--max-exits", str(study.max_exits),
    )


def difference(found: Any, accuracy: float) -> str:
    """A design's accuracy, and by how much that is above the reference's."""
    return f"{100 * found['accuracy']:.2f} ({100 * (found['accuracy'] - accuracy):+.2f} pp)"
