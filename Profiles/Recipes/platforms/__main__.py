"""Writes the modelled profiles, checks them, or prints the model beside public measurements."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .anchors import table
from .documents import Refused, write_whole
from .networks import Network, read_fitted, read_traced
from .profiles import Platform, platforms, text

PROFILES = Path(__file__).resolve().parents[2]
NODES = Path(__file__).resolve().parent / "nodes"


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
        fitted = read_fitted(PROFILES / "Models")
        networks = [fitted, *read_traced(PROFILES / "Models", NODES)]
    except Refused as problem:
        print(f"python3 -m platforms: {problem}", file=sys.stderr)
        return 65
    stale = False
    for network in networks:
        for platform in platforms(network, fitted):
            if not arguments.check:
                write(platform, network)
            elif network.shipped and not up_to_date(platform, network):
                stale = True
    return 1 if stale else 0


def up_to_date(platform: Platform, network: Network) -> bool:
    """Whether a profile is what would be written; says so if it is not."""
    path = PROFILES / platform.file
    if path.is_file() and path.read_bytes() == text(platform, network.layers + network.exits).encode("utf-8"):
        return True
    print(
        f"Profiles/{platform.file} is not what Profiles/Recipes/platforms writes:"
        " run python3 -m platforms in Profiles/Recipes",
        file=sys.stderr,
    )
    return False


def write(platform: Platform, network: Network) -> None:
    """Writes a profile, unless its network is not shipped and nothing could open it; tells the backbone's total."""
    if network.shipped:
        write_whole(PROFILES / platform.file, text(platform, network.layers + network.exits))
    total = sum(platform.latencies(network.layers).values())
    print(
        f"Profiles/{platform.file}: backbone {total:.2f} ms,"
        f" {network.kernels} kernels of {platform.fit.overhead_ms:.4f} ms"
        + ("" if network.shipped else f"; not written, for there is no Profiles/{network.model}")
    )


if __name__ == "__main__":
    sys.exit(main())
