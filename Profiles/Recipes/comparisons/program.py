"""Running hapi-tui."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hapi_export.refusal import Refusal


@dataclass(frozen=True)
class Program:
    """The program by its path."""

    path: Path

    def output(self, *words: str) -> str:
        """What it prints. Raises Refusal with what it says if it ends with anything but success."""
        try:
            run = subprocess.run([str(self.path), *words], capture_output=True, text=True, check=False)
        except OSError as error:
            raise Refusal(
                "--program", f"{self.path}: {error.strerror}", "hapi-tui", "build it: swift build -c release"
            ) from error
        if run.returncode:
            raise Refusal(f"hapi-tui {' '.join(words)}", run.stderr.strip(), "status 0")
        return run.stdout

    def json(self, *words: str) -> Any:
        """The document that it prints with --json."""
        return json.loads(self.output(*words, "--json"))
