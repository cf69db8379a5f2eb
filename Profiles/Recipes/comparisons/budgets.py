"""HAPI against the other ways to choose exits, at four budgets: figures 5 to 7 of the paper."""

from __future__ import annotations

from typing import Any

from .program import Program
from .shipped import markdown
from .studies import PLATFORMS, SHOWN, Study

METHODS = {
    "exact": "HAPI, proven best", "annealing": "HAPI, annealing",
    "random": "random search", "greedy": "greedy search",
    "sdn": "SDN", "branchynet": "BranchyNet", "all-exits": "all exits",
}
LIMITS = {"mean-latency": "mean", "deadline": "deadline"}


def tables(program: Program, study: Study) -> str:
    """A table for each platform that is shown."""
    parts = []
    for platform in SHOWN:
        words = ["baselines", str(study.profile(platform)), "--max-exits", str(study.max_exits)]
        parts.append(table(program.json(*words), PLATFORMS[platform], study))
    return "\n\n".join(parts)


def table(found: Any, platform: str, study: Study) -> str:
    """Accuracy in percent by method, limit and budget; "—" where no design meets the budget."""
    budgets = [(cell["limit"], cell["share"], cell["limitMs"]) for cell in found["methods"][0]["cells"]]
    original = found["original"]
    title = f"**{platform}**: original {100 * original['accuracy']:.2f} % in {ms(original['latencyMs'])}"
    most = "any exits" if study.max_exits >= candidates(found) else f"at most {study.max_exits} exits"
    heads = [f"{LIMITS[limit]} {100 * share:.0f} %, {ms(budget)}" for limit, share, budget in budgets]
    by_name = {one["method"]: one for one in found["methods"]}
    rows = [
        [name, *(cell_text(cell, method) for cell in by_name[method]["cells"])] for method, name in METHODS.items()
    ]
    return f"{title}; {most}\n\n" + markdown(["", *heads], rows)


def candidates(found: Any) -> int:
    """How many exits there are to choose from: "all exits" has every one."""
    return next(len(one["exits"]) for one in found["methods"] if one["method"] == "all-exits")


def ms(value: float) -> str:
    """Milliseconds to three digits."""
    return f"{value:.3g} ms"


def cell_text(cell: Any, method: str) -> str:
    """The accuracy; "≈" behind it says that samples cannot tell it from annealing's."""
    if not cell["feasible"]:
        return "—"
    text = f"{100 * cell['accuracy']:.2f}"
    against = cell.get("againstAnnealing")
    if method not in ("exact", "annealing") and against is not None and not against["distinguishable"]:
        return f"{text} ≈"
    if method == "exact" and not cell.get("provenOptimal", False):
        return f"{text} (not proven)"
    return text
