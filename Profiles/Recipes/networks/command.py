"""The recipes' command: one subcommand a step, from the images to the shipped files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from glyphs.sets import SAMPLES
from hapi_export.arguments import Parser, at_least
from hapi_export.ending import ended
from hapi_export.options import Options
from hapi_export.output import check_place, write_file
from hapi_export.progress import Progress
from hapi_export.timing import Schedule

from . import export, train_backbone, train_exits
from .catalogue import CATALOGUE
from .nodes import node_file
from .training_options import add_training, run_training

DESCRIPTION = """\
How the networks of the shipped profiles were made, and how to make them again. In the order of use:

  train-backbone    train a network on glyphs drawn afresh for every step
  train-exits       train its exits while the network stays as it is
  export            what it says of its calibration and test sets, and a profile of this machine
  nodes             count what its layers and exits launch, compute and move, for python3 -m platforms
"""


def parser() -> argparse.ArgumentParser:
    """All subcommands; each sets `run`, which returns the exit status."""
    result = Parser(
        prog="networks", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    steps = result.add_subparsers(required=True, metavar="STEP", parser_class=Parser)
    networks = sorted(CATALOGUE)
    trainers = (("train-backbone", train_backbone, False), ("train-exits", train_exits, True))
    for name, trainer, reads_backbone in trainers:
        step = steps.add_parser(name, help="train the exits" if reads_backbone else "train a network")
        step.add_argument("network", choices=networks, metavar="NETWORK", help=", ".join(networks))
        add_training(step, trainer, reads_backbone)
        step.set_defaults(run=run_trainer)
    step = steps.add_parser("export", help="write what a trained network says, and a profile of this machine")
    exported = [stem for stem in networks if stem != "resnet56"]  # python3 -m resnet56 export, cut by hand
    step.add_argument("network", choices=exported, metavar="NETWORK", help=", ".join(exported))
    step.add_argument("--weights", type=Path, metavar="FILE", required=True, help="what training wrote")
    step.add_argument("--out", type=Path, metavar="DIR", required=True, help="folder for the files")
    step.add_argument("--force", action="store_true", help="replace files")
    step.add_argument("--samples", type=at_least(1, SAMPLES), default=SAMPLES, help="of each set (default: all)")
    step.add_argument("--pin-cpu", type=at_least(0), metavar="N", help="measure on this processor alone")
    step.add_argument("--rounds", type=at_least(1), default=Schedule().rounds, help="default: %(default)s")
    step.add_argument("--runs", type=at_least(1), default=Schedule().runs, help="a round (default: %(default)s)")
    step.add_argument("--platform", help="what the profile calls the machine (default: what it calls itself)")
    step.add_argument("--onnx", action="store_true", help="also write the network with all its exits as ONNX")
    step.set_defaults(run=run_export)
    step = steps.add_parser("nodes", help="count what layers and exits launch, compute and move")
    step.add_argument("network", choices=networks, metavar="NETWORK", help=", ".join(networks))
    step.add_argument("--out", type=Path, metavar="FILE", required=True)
    step.add_argument("--force", action="store_true", help="replace the file")
    step.set_defaults(run=run_nodes)
    return result


def run_trainer(arguments: argparse.Namespace, progress: Progress) -> int:
    """The steps "train-backbone" and "train-exits"; as of all steps, it returns the exit status."""
    return run_training(arguments, arguments.network)


def run_export(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "export"."""
    options = Options(
        threads=1, pin_cpu=arguments.pin_cpu, tails=False, schedule=Schedule(arguments.rounds, arguments.runs),
        onnx=arguments.onnx, allow_few_samples=True, platform=arguments.platform, force=arguments.force,
    )
    print(export.write(
        arguments.network, arguments.weights, arguments.samples, arguments.out, options, progress
    ))
    return 0


def run_nodes(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "nodes"."""
    check_place(arguments.out, arguments.force)
    write_file(arguments.out, node_file(CATALOGUE[arguments.network]).encode(), arguments.force)
    print(f"wrote {arguments.out}")
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status, as hapi-export's."""
    arguments = parser().parse_args(words)
    progress = Progress(sys.stderr)
    step: Callable[[argparse.Namespace, Progress], int] = arguments.run
    return ended("networks", progress, lambda: step(arguments, progress))
