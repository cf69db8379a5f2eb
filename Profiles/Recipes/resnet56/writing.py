"""One file, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from hapi_export.output import Output


def check_place(path: Path, force: bool) -> None:
    """Raises Refusal if a file is there already, unless `force`, or none can be. Ask before long work."""
    Output(path.parent, force).check([path])


def write_file(path: Path, data: bytes, force: bool) -> None:
    """Writes a file beside its place and moves it there. Raises Refusal as `check_place`, or if the system refuses."""
    output = Output(path.parent, force)
    try:
        output.stage(path, data)
        output.commit()
    finally:
        output.discard()
