"""Annealing against random search, by how many designs they judge: figure 5 of the paper.

There it is at equal runtime; a design is judged by arithmetic alone, so runtime is evaluations here. Any number of exits
is allowed, as in the paper.
"""

from __future__ import annotations

from statistics import median

from .program import Program
from .shipped import backbone_ms, document, markdown, model_of
from .studies import SHOWN, STUDIES, Study

EVALUATIONS = (1_000, 10_000, 100_000, 1_000_000)
SEEDS = range(1, 6)
METHODS = {"anneal": "annealing", "random": "random"}
BUDGET = 0.5  # of the original network's latency, on average


def table(program: Program) -> str:
    """Accuracy in percent: the median of five seeds, the least and the most behind it."""
    rows = []
    for study in STUDIES:
        model, budget = budget_of(study)
        for method, name in METHODS.items():
            cells = [
                cell([accuracy(program, study, budget, method, count, seed) for seed in SEEDS]) for count in EVALUATIONS
            ]
            rows.append([f"{model}, {name}", *cells])
    return markdown(["Designs judged", *(f"{count:,}" for count in EVALUATIONS)], rows)


def budget_of(study: Study) -> tuple[str, float]:
    """The network's name, and the budget in milliseconds."""
    model = model_of(study)
    return str(model["name"]), BUDGET * backbone_ms(model, document(study.profile(SHOWN[0])))


def accuracy(program: Program, study: Study, budget: float, method: str, count: int, seed: int) -> float:
    """Of the best design found; at half of the original's latency there is one for every network."""
    found = program.json(
        "optimise", str(study.profile(SHOWN[0])), "--no-limits", "--mean-latency", repr(budget), "--method", method,
        "--evaluations", str(count), "--seed", str(seed),
    )
    return float(found["accuracy"])


def cell(accuracies: list[float]) -> str:
    """Percent; one figure where all seeds agree."""
    least, middle, most = (f"{100 * value:.2f}" for value in (min(accuracies), median(accuracies), max(accuracies)))
    return middle if least == most else f"{middle} ({least} to {most})"
