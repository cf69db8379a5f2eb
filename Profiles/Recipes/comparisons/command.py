"""Writes the comparisons, or checks them. About a minute for each network and platform."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from hapi_export.arguments import Parser
from hapi_export.ending import ended
from hapi_export.output import write_file
from hapi_export.progress import Progress

from . import budgets, effort, networks_table, reference
from .page import replaced
from .program import Program
from .studies import PROFILES, SHOWN, STUDIES

PAGE = PROFILES / "README.md"
FIGURES = PROFILES / "Figures"


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    result = Parser(
        prog="comparisons", description="Write the comparisons of the shipped networks into Profiles/README.md.",
        allow_abbrev=False,
    )
    result.add_argument("--program", type=Path, metavar="FILE", required=True, help="hapi-tui, built for release")
    result.add_argument("--check", action="store_true", help="only compare; exit 1 if something is not as it would be")
    return result


def files(program: Program, progress: Progress) -> dict[Path, bytes]:
    """What every file of the comparisons should hold."""
    page = PAGE.read_text(encoding="utf-8")
    page = replaced(page, "networks", networks_table.table())
    made: dict[Path, bytes] = {}
    with progress.stage("comparisons", 2 * len(STUDIES) + 2, "parts") as advance:
        for study in STUDIES:
            page = replaced(page, study.stem, budgets.tables(program, study))
            advance(1)
            words = ["report", str(study.profile(SHOWN[0])), "--no-limits", "--max-exits", str(study.max_exits)]
            drawing = program.output(*words, "--svg", "front")
            made[FIGURES / f"{study.stem}-front.svg"] = drawing.encode()
            advance(1)
        page = replaced(page, "effort", effort.table(program))
        advance(1)
        page = replaced(page, "reference", reference.table(program))
        advance(1)
    made[PAGE] = page.encode()
    return made


def run(arguments: argparse.Namespace, progress: Progress) -> int:
    """Writes or checks; returns the exit status."""
    wanted = files(Program(arguments.program), progress)
    stale = [path for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        if arguments.check:
            print(f"{path.relative_to(PROFILES.parent)} is not what the comparisons would write")
        else:
            path.parent.mkdir(exist_ok=True)
            write_file(path, wanted[path], force=True)
            print(f"wrote {path.relative_to(PROFILES.parent)}")
    return 1 if stale and arguments.check else 0


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status, as hapi-export's."""
    arguments = parser().parse_args(words)
    progress = Progress(sys.stderr)
    return ended("comparisons", progress, lambda: run(arguments, progress))
