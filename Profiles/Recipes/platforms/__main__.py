"""Writes the modelled profiles, checks them, or prints the model beside public measurements."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .anchors import table
from .profiles import MODEL, platforms, text
from .resnet56 import UnknownLayer, read_nodes

PROFILES = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m platforms", description="Write the modelled profiles.")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="only compare the files; exit 1 if one differs")
    action.add_argument("--anchors", action="store_true", help="print the model beside public measurements")
    try:
        arguments = parser.parse_args()
    except SystemExit as end:  # argparse's own status for usage is another than this project's
        return 64 if end.code else 0
    try:
        return run(arguments)
    except OSError as problem:
        print(f"python3 -m platforms: {problem}", file=sys.stderr)
        return 74


def run(arguments: argparse.Namespace) -> int:
    """Does what was asked for; returns the exit status."""
    if arguments.anchors:
        print(table())
        return 0
    try:
        layers, exits = read_nodes(json.loads((PROFILES / MODEL).read_text(encoding="utf-8")))
    except UnknownLayer as problem:
        print(f"{MODEL}: {problem}", file=sys.stderr)
        return 65
    stale = False
    for platform in platforms(layers):
        content = text(platform, layers + exits)
        path = PROFILES / platform.file
        if not arguments.check:
            path.write_text(content, encoding="utf-8")
            total = sum(platform.latencies(layers).values())
            print(
                f"Profiles/{platform.file}: backbone {total:.2f} ms,"
                f" {sum(n.kernels for n in layers)} kernels of {platform.fit.overhead_ms:.4f} ms"
            )
        elif not path.is_file() or path.read_bytes() != content.encode("utf-8"):
            stale = True
            print(
                f"Profiles/{platform.file} is not what Profiles/Recipes/platforms writes:"
                " run python3 -m platforms in Profiles/Recipes",
                file=sys.stderr,
            )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
