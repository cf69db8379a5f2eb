"""The recipe's command: one subcommand a step, from the trained weights to the shipped files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from glyphs.sets import SAMPLES
from hapi_export.arguments import Parser, at_least, positive
from hapi_export.ending import ended
from hapi_export.output import check_place, write_file
from hapi_export.progress import Progress
from hapi_export.refusal import USAGE, Refusal
from hapi_export.timing import Schedule

from . import export
from .places import MODELS, ONNX_NAME, WEIGHTS_FILE
from .trained import trained_network

DESCRIPTION = """\
How the shipped ResNet-56 was made, and how to make it again. In the order of use:

  export            what it says of its calibration and test sets, raw and with temperatures; --check compares
  onnx              the network with all its exits as an ONNX file; python3 -m glyphs draws images to run it on
  measure           a profile of this machine

It was trained by python3 -m networks; Models/resnet56.weights.safetensors is what came of it.
"""


def parser() -> argparse.ArgumentParser:
    """All subcommands; each sets `run`, which returns the exit status."""
    result = Parser(
        prog="resnet56", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    steps = result.add_subparsers(required=True, metavar="STEP", parser_class=Parser)
    step = steps.add_parser("export", help="write or check what the network says of its sets")
    add_weights(step)
    step.add_argument("--out", type=Path, metavar="DIR", help="where to write; what says the same already stays")
    step.add_argument("--force", action="store_true", help="replace files that say something else")
    step.add_argument("--check", action="store_true", help="only compare the shipped files; exit 1 if one is off")
    step.add_argument("--samples", type=at_least(1, SAMPLES), default=SAMPLES, help="of each set to check (default: all)")
    step.add_argument("--tolerance", type=positive, default=1e-6, help="of a confidence (default: %(default)s)")
    step.set_defaults(run=run_export)
    step = steps.add_parser("onnx", help=f"write {ONNX_NAME}")
    add_weights(step)
    add_out(step)
    step.set_defaults(run=run_onnx)
    step = steps.add_parser("measure", help="write a profile of this machine")
    add_weights(step)
    add_out(step)
    step.add_argument("--runtime", choices=["torch", "onnx"], default="torch", help="default: %(default)s")
    step.add_argument("--pin-cpu", type=at_least(0), metavar="N", help="run on this processor alone")
    step.add_argument("--runs", type=at_least(1), default=Schedule().runs, help="a round (default: %(default)s)")
    step.add_argument("--rounds", type=at_least(1), default=Schedule().rounds, help="default: %(default)s")
    step.add_argument(
        "--no-tails", action="store_true", help="no 99th percentiles: on a shared machine they tell of others"
    )
    step.add_argument(
        "--reference", metavar="PROFILE", type=Path, action="append", default=[],
        help="another network on this machine, to hold designs against",
    )
    step.set_defaults(run=run_measure)
    return result


def add_weights(step: argparse.ArgumentParser) -> None:
    """The option of a step that runs the network."""
    step.add_argument("--weights", type=Path, metavar="FILE", default=WEIGHTS_FILE, help="default: the shipped ones")


def add_out(step: argparse.ArgumentParser) -> None:
    """The options of a step that writes one file."""
    step.add_argument("--out", type=Path, metavar="FILE", required=True)
    step.add_argument("--force", action="store_true", help="replace the file")


def run_export(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "export"."""
    if (arguments.out is None) != arguments.check:
        raise Refusal("export", "neither or both", "--out DIR or --check", "say one of them", status=USAGE)
    network = trained_network(arguments.weights)
    if arguments.out is not None:
        print(export.export(network, arguments.out, arguments.force, progress))
        return 0
    samples: int = arguments.samples
    wrong = export.check(network, MODELS, samples, arguments.tolerance, progress)
    print("\n".join(wrong) or f"all within {arguments.tolerance:g}, {samples} samples of each set")
    return 1 if wrong else 0


def run_onnx(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "onnx"."""
    from .onnx_export import resnet56_onnx  # nothing before needs the onnx package

    check_place(arguments.out, arguments.force)
    data, remark = resnet56_onnx(trained_network(arguments.weights))
    write_file(arguments.out, data, arguments.force)
    print(f"{remark}\nwrote {arguments.out}, {len(data):,} bytes")
    return 0


def run_measure(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "measure"."""
    from .measure import write_profile

    schedule = Schedule(arguments.rounds, arguments.runs)
    network = trained_network(arguments.weights)
    print(write_profile(
        network, arguments.runtime, arguments.out, arguments.force, arguments.pin_cpu, schedule, progress,
        tails=not arguments.no_tails, others=arguments.reference,
    ))
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status, as hapi-export's."""
    arguments = parser().parse_args(words)
    progress = Progress(sys.stderr)
    step: Callable[[argparse.Namespace, Progress], int] = arguments.run
    return ended("resnet56", progress, lambda: step(arguments, progress))
