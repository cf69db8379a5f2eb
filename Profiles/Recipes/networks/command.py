"""The recipes' command: one subcommand a step, from the images to the shipped files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from hapi_export.arguments import Parser
from hapi_export.ending import ended
from hapi_export.progress import Progress

from . import train_backbone, train_exits
from .catalogue import CATALOGUE
from .training_options import add_training, run_training

DESCRIPTION = """\
How the networks of the shipped profiles were made, and how to make them again. In the order of use:

  train-backbone    train a network on glyphs drawn afresh for every step
  train-exits       train its exits while the network stays as it is
"""


def parser() -> argparse.ArgumentParser:
    """All subcommands; each sets `run`, which returns the exit status."""
    result = Parser(
        prog="networks", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    steps = result.add_subparsers(required=True, metavar="STEP", parser_class=Parser)
    for name, trainer, reads_backbone in (("train-backbone", train_backbone, False), ("train-exits", train_exits, True)):
        step = steps.add_parser(name, help="train the exits" if reads_backbone else "train a network")
        step.add_argument("network", choices=sorted(CATALOGUE), metavar="NETWORK", help=", ".join(sorted(CATALOGUE)))
        add_training(step, trainer, reads_backbone)
        step.set_defaults(run=run_trainer)
    return result


def run_trainer(arguments: argparse.Namespace, progress: Progress) -> int:
    """The steps "train-backbone" and "train-exits"; as of all steps, it returns the exit status."""
    return run_training(arguments, arguments.network)


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status, as hapi-export's."""
    arguments = parser().parse_args(words)
    progress = Progress(sys.stderr)
    step: Callable[[argparse.Namespace, Progress], int] = arguments.run
    return ended("networks", progress, lambda: step(arguments, progress))
