"""The recipe's command: one subcommand a step, from the fonts to the shipped files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from hapi_export.ending import ended
from hapi_export.progress import Progress
from hapi_export.refusal import USAGE, Refusal
from hapi_export.timing import Schedule

from . import export, train_backbone, train_exits
from .image_files import SETS, write_images
from .places import MODELS, ONNX_NAME, SAMPLES, TEST, WEIGHTS_FILE
from .training import Trainer, TrainingOptions, in_processes
from .weights import trained_network
from .writing import check_place, write_file

DESCRIPTION = """\
How the shipped ResNet-56 was made, and how to make it again. In the order of use:

  atlas             render the glyphs of Debian's fonts (shipped: atlas.npz)
  train-backbone    train the network, 15 minutes on two cores
  train-exits       train its exits, 19 minutes (shipped: Models/resnet56.weights.safetensors)
  export            what it says of its calibration and test sets, raw and with temperatures; --check compares
  onnx              the network with all its exits as an ONNX file
  images            the images of a set, to run that file on
  measure           a profile of this machine
"""


class Parser(argparse.ArgumentParser):
    """Ends with status 64 and one line where an option is wrong."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def at_least(least: int) -> Callable[[str], int]:
    """Whole numbers from `least`, as argparse reads them."""

    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"found {text!r}, expected a whole number, {least} or more")
        return int(text)

    return number


def positive(text: str) -> float:
    """A number above 0, as argparse reads it."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a number above 0")
    return value


def parser() -> argparse.ArgumentParser:
    """All subcommands; each sets `run`, which returns the exit status."""
    result = Parser(
        prog="resnet56", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    steps = result.add_subparsers(required=True, metavar="STEP", parser_class=Parser)
    step = steps.add_parser("atlas", help="render the glyphs; needs the fonts, Pillow and fontTools")
    add_out(step)
    step.set_defaults(run=run_atlas)
    add_training(steps.add_parser("train-backbone", help="train the network"), train_backbone, False)
    add_training(steps.add_parser("train-exits", help="train its exits"), train_exits, True)
    step = steps.add_parser("export", help="write or check what the network says of its sets")
    add_weights(step)
    step.add_argument("--out", type=Path, metavar="DIR", help="where to write; what says the same already stays")
    step.add_argument("--force", action="store_true", help="replace files that say something else")
    step.add_argument("--check", action="store_true", help="only compare the shipped files; exit 1 if one is off")
    step.add_argument("--samples", type=at_least(1), default=SAMPLES, help="of each set to check (default: all)")
    step.add_argument("--tolerance", type=positive, default=1e-6, help="of a confidence (default: %(default)s)")
    step.set_defaults(run=run_export)
    step = steps.add_parser("onnx", help=f"write {ONNX_NAME}")
    add_weights(step)
    add_out(step)
    step.set_defaults(run=run_onnx)
    step = steps.add_parser("images", help="write the images of a set and their labels (.npy)")
    step.add_argument("--set", choices=SETS, default=TEST.name, help="default: %(default)s")
    step.add_argument("--samples", type=at_least(1), default=SAMPLES, help="the first so many (default: all)")
    step.add_argument("--out", type=Path, metavar="DIR", required=True)
    step.add_argument("--force", action="store_true", help="replace the files")
    step.set_defaults(run=run_images)
    step = steps.add_parser("measure", help="write a profile of this machine")
    add_weights(step)
    add_out(step)
    step.add_argument("--runtime", choices=["torch", "onnx"], default="torch", help="default: %(default)s")
    step.add_argument("--pin-cpu", type=at_least(0), metavar="N", help="run on this processor alone")
    step.add_argument("--runs", type=at_least(1), default=Schedule().runs, help="a round (default: %(default)s)")
    step.add_argument("--rounds", type=at_least(1), default=Schedule().rounds, help="default: %(default)s")
    step.set_defaults(run=run_measure)
    return result


def add_weights(step: argparse.ArgumentParser) -> None:
    """The option of a step that runs the network."""
    step.add_argument("--weights", type=Path, metavar="FILE", default=WEIGHTS_FILE, help="default: the shipped ones")


def add_out(step: argparse.ArgumentParser) -> None:
    """The options of a step that writes one file."""
    step.add_argument("--out", type=Path, metavar="FILE", required=True)
    step.add_argument("--force", action="store_true", help="replace the file")


def add_training(step: argparse.ArgumentParser, trainer: Trainer, reads_backbone: bool) -> None:
    """The options of a trainer; defaults are what the shipped weights were trained with."""
    step.add_argument("--out", type=Path, metavar="FILE", required=True)
    if reads_backbone:
        step.add_argument("--backbone", type=Path, metavar="FILE", required=True, help="what train-backbone wrote")
    step.add_argument("--samples", type=at_least(1), default=trainer.SAMPLES, help="images (default: %(default)s)")
    step.add_argument("--rate", type=positive, default=trainer.PEAK_RATE, help="peak (default: %(default)s)")
    step.add_argument("--seed", type=at_least(0), default=1, help="default: 1")
    step.add_argument("--batch", type=at_least(2), default=64, help="images a process (default: 64)")
    step.add_argument("--processes", type=at_least(1), default=2, help="of one thread each (default: 2)")
    step.add_argument("--no-bfloat16", action="store_true", help="activations in single precision")
    step.set_defaults(run=run_training, trainer=trainer, backbone=None)


def run_atlas(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "atlas"; as of all steps, it returns the exit status."""
    from .render_atlas import render_atlas  # nothing else needs Pillow and fontTools

    check_place(arguments.out, arguments.force)
    data, remark = render_atlas()
    write_file(arguments.out, data, arguments.force)
    print(f"wrote {arguments.out}: {remark}")
    return 0


def run_training(arguments: argparse.Namespace, progress: Progress) -> int:
    """The steps "train-backbone" and "train-exits"."""
    trainer: Trainer = arguments.trainer
    options = TrainingOptions(
        out=arguments.out, samples=arguments.samples, peak_rate=arguments.rate, weight_decay=trainer.WEIGHT_DECAY,
        seed=arguments.seed, batch=arguments.batch, processes=arguments.processes,
        bfloat16=not arguments.no_bfloat16, backbone=arguments.backbone,
    )
    in_processes(trainer, options)
    print(f"wrote {arguments.out}")
    return 0


def run_export(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "export"."""
    if (arguments.out is None) != arguments.check:
        raise Refusal("export", "neither or both", "--out DIR or --check", "say one of them", status=USAGE)
    network = trained_network(arguments.weights)
    if arguments.out is not None:
        print(export.export(network, arguments.out, arguments.force, progress))
        return 0
    samples = min(arguments.samples, SAMPLES)
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


def run_images(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "images"."""
    samples = min(arguments.samples, SAMPLES)
    print(write_images(SETS[arguments.set], samples, arguments.out, arguments.force))
    return 0


def run_measure(arguments: argparse.Namespace, progress: Progress) -> int:
    """The step "measure"."""
    from .measure import write_profile

    schedule = Schedule(arguments.rounds, arguments.runs)
    network = trained_network(arguments.weights)
    print(write_profile(
        network, arguments.runtime, arguments.out, arguments.force, arguments.pin_cpu, schedule, progress
    ))
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status, as hapi-export's."""
    arguments = parser().parse_args(words)
    progress = Progress(sys.stderr)
    step: Callable[[argparse.Namespace, Progress], int] = arguments.run
    return ended("resnet56", progress, lambda: step(arguments, progress))
