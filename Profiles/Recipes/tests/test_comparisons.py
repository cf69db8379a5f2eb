"""The comparisons' page: its tables are made of what the program says, and stand where the page has room for them."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from comparisons import budgets, effort, networks_table, reference
from comparisons.command import PAGE
from comparisons.page import replaced
from comparisons.program import Program
from comparisons.studies import PROFILES, REFERENCE, SHOWN, STUDIES, Study
from hapi_export.refusal import Refusal

NETWORKS = (*STUDIES, REFERENCE)


def cell(**changes: Any) -> dict[str, Any]:
    return {"limit": "deadline", "share": 0.5, "limitMs": 1.7747, "feasible": True, "accuracy": 0.70853, **changes}


def baselines() -> dict[str, Any]:
    """Two budgets, every method."""
    none = cell(limit="mean-latency", feasible=False)
    plain = {"method": "annealing", "exits": None, "cells": [none, cell()]}
    others = [
        {"method": method, "exits": ["exit:a"] * 7, "cells": [none, cell(againstAnnealing={"distinguishable": told})]}
        for method, told in {
            "random": False, "greedy": True, "sdn": True, "branchynet": True, "all-exits": True
        }.items()
    ]
    exact = {"method": "exact", "exits": None, "cells": [none, cell(provenOptimal=True)]}
    return {"original": {"accuracy": 0.877, "latencyMs": 3.54955}, "methods": [plain, exact, *others]}


def test_a_table_has_a_row_for_each_method_and_a_column_for_each_budget() -> None:
    lines = budgets.table(baselines(), "x86-64, measured", Study("any")).splitlines()
    assert lines[0] == "**x86-64, measured**: original 87.70 % in 3.55 ms; at most 5 exits"
    assert lines[2:4] == ["| | mean 50 %, 1.77 ms | deadline 50 %, 1.77 ms |", "|---|---|---|"]
    assert "| HAPI, proven best | — | 70.85 |" in lines
    assert "| random search | — | 70.85 ≈ |" in lines and "| SDN | — | 70.85 |" in lines
    assert len(lines) == 4 + len(budgets.METHODS)


def test_what_is_not_proven_is_not_called_so() -> None:
    assert budgets.cell_text(cell(provenOptimal=False), "exact") == "70.85 (not proven)"


def test_a_design_may_have_any_exits_where_it_may_have_all() -> None:
    assert budgets.table(baselines(), "here", Study("any", 7)).splitlines()[0].endswith("; any exits")


def test_a_row_of_the_networks_is_of_its_files() -> None:
    """The shipped ResNet-56: figures that METHOD's readers know."""
    said = networks_table.row(STUDIES[0])
    assert "| ResNet-56 | 56 | 54 | 10,000 / 10,000 | 87.70 / 88.08 | 95.17 / 95.49 | 125.5 M |" in said


def test_only_what_stands_between_the_markers_changes() -> None:
    page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n"
    assert replaced(page, "x", "new \\1") == "a\n<!-- x -->\nnew \\1\n<!-- /x -->\nb\n"
    for wrong in ("a", page + page):
        with pytest.raises(Refusal, match="places for x"):
            replaced(wrong, "x", "new")


def test_the_page_has_room_for_every_study() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in ("networks", "effort", "reference", *(study.stem for study in STUDIES)):
        replaced(page, name, "")


@pytest.mark.parametrize("study", NETWORKS, ids=[study.stem for study in NETWORKS])
def test_the_page_says_of_the_networks_what_their_files_say(study: Study) -> None:
    """The longer tables are checked by python3 -m comparisons --check, which takes minutes."""
    assert networks_table.row(study) in PAGE.read_text(encoding="utf-8")
    assert all(study.profile(platform).is_file() for platform in SHOWN)


def test_the_reference_is_a_budget_for_resnet56(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that answers with what it was asked stands in for hapi-tui."""
    program = tmp_path / "program"
    program.write_text(
        '#!/bin/sh\necho "$@" >> "$0.log"\n'
        'echo \'{"accuracy": 0.9, "original": {"latencyMs": 3.5}}\'\n', encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    lines = reference.table(Program(program)).splitlines()
    asked = Path(f"{program}.log").read_text(encoding="utf-8").splitlines()
    model = json.loads((PROFILES / "Models" / "mobilenetv2.json").read_text(encoding="utf-8"))
    latencies = json.loads(REFERENCE.profile("x86").read_text(encoding="utf-8"))["latencyMs"]
    budget = sum(latencies[layer["name"]] for layer in model["layers"])
    assert f"--mean-latency {budget!r} " in asked[0] and f"--deadline {budget!r} " in asked[1]
    assert len(lines) == 2 + 4 and len(asked) == 8
    assert "| 90.00 (" in lines[2]


def test_a_program_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho no such profile >&2\nexit 65\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(Refusal, match="no such profile"):
        Program(program).output("baselines", "x")
    with pytest.raises(Refusal, match="--program"):
        Program(tmp_path / "none").output("x")


def test_five_seeds_are_told_by_their_median_and_their_extremes() -> None:
    assert effort.cell([0.7, 0.71, 0.75, 0.72, 0.6]) == "71.00 (60.00 to 75.00)"
    assert effort.cell([0.77352] * 5) == "77.35"


def test_the_effort_is_compared_at_half_of_the_originals_latency() -> None:
    name, budget = effort.budget_of(STUDIES[1])
    layers = json.loads((PROFILES / "Models" / "vgg16.json").read_text(encoding="utf-8"))["layers"]
    latencies = json.loads((PROFILES / "vgg16-x86.json").read_text(encoding="utf-8"))["latencyMs"]
    assert name == "VGG-16 at half width"
    assert budget == pytest.approx(sum(latencies[layer["name"]] for layer in layers) / 2)
