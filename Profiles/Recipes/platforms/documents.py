"""JSON files that profiles are made from, and what is said of one that cannot be used."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class Refused(Exception):
    """A file that no profile can be made from: which, what was found in it, what was expected, what to do."""


def label(path: Path) -> str:
    """A file as messages call it: its folder and name."""
    return f"{path.parent.name}/{path.name}"


def read_object(path: Path) -> dict[str, Any]:
    """A file's JSON object. Raises Refused if there is none that can be read."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}; take the shipped file, or write it again") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"{label(path)}: found no JSON ({error}), expected an object; write it again") from error
    if not isinstance(document, dict):
        raise Refused(f"{label(path)}: found {str(document)[:40]!r}, expected an object; write it again")
    return document


def write_whole(path: Path, text: str) -> None:
    """Writes a file beside its place and moves it there, so that it is never half of one."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
