"""The example of the documentation: thirty lines, and it learns what it says it learns."""

from __future__ import annotations

import sys
from pathlib import Path

from hapi_export import Options, Schedule, export

RECIPES = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(RECIPES / "examples"))

import toy  # noqa: E402


def test_it_has_thirty_lines_and_stands_in_the_readme() -> None:
    text = (RECIPES / "examples/toy.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 30
    assert f"```python\n{text}```" in (RECIPES / "README.md").read_text(encoding="utf-8")


def test_its_classifiers_tell_the_quarters_far_better_than_chance(tmp_path: Path) -> None:
    quick = Options(schedule=Schedule(rounds=1, runs=2, warmup=0, first_warmup=0), epochs=3, threads=1)
    exported = export(toy.network(1000), tmp_path, quick)
    assert exported.findings.answers["calibration"].correct.mean(axis=0).min() > 0.8
    assert exported.profile == tmp_path / "toy.json" and exported.profile.is_file()


def test_written_again_the_model_and_its_answers_are_the_same_bytes(tmp_path: Path) -> None:
    quick = Options(schedule=Schedule(rounds=1, runs=2, warmup=0, first_warmup=0), epochs=1, threads=1)
    written = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        export(toy.network(200), folder, quick)
        written.append({path.name: path.read_bytes() for path in (folder / "Models").iterdir()})
    assert len(written[0]) == 4 and written[0] == written[1]
