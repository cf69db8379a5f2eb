"""The command `hapi-export`."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from .arguments import Parser, at_least
from .ending import ended
from .exporting import check_options, export
from .loading import load_network
from .options import Options
from .output import Output
from .progress import Progress
from .summary import summary
from .timing import Schedule

_DESCRIPTION = """\
Export a trained PyTorch network with early exits to hapi-tui: its layers as a dataflow graph, what every
classifier says of every sample, and how long every layer and exit takes on this machine.

FILE is Python with a function network() that says what to export:

  from hapi_export import Network

  def network():
      model = ...                                  # trained; images [b, ...] -> logits [b, classes]
      return Network(
          name="My CNN", task="my-task", model=model,
          exits=["layer1", "layer2"],              # heads are built and trained; or {"layer1": head, ...}
          calibration=loader,                      # (images, labels) batches that nothing was trained on
          test=loader, training=loader,            # to check a design on; to train the heads on
          validation=loader,                       # to fit temperatures on, with --calibrate
      )
"""
_EPILOGUE = """\
examples:
  hapi-export my_cnn.py --out profiles
  hapi-export my_cnn.py --out profiles --threads 1 --pin-cpu 0 --onnx
  hapi-tui profiles/my-cnn.json

It writes DIR/NAME.json, the profile, and in DIR/Models the model, the answers to each set, and the ONNX file
where it is asked for. Progress goes to standard error. Exit status: 0 done; 64 usage; 65 input refused; 73 a file
exists; 74 a file could not be written; 130 interrupted.
"""


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("found nothing, expected a folder (. is this one)")
    return Path(text)


def _date(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"found {text!r}, expected a day as YYYY-MM-DD")


def parser() -> argparse.ArgumentParser:
    default = Options()
    result = Parser(
        prog="hapi-export", description=_DESCRIPTION, epilog=_EPILOGUE, allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    result.add_argument("file", metavar="FILE", type=Path, help="the Python file with network()")
    result.add_argument("--out", metavar="DIR", type=_folder, required=True, help="folder for the files")
    result.add_argument("--name", help="what the files are called (default: from the network's name)")
    result.add_argument("--profile", metavar="NAME", help="what the profile is called, where that is not the same")
    result.add_argument("--force", action="store_true", help="replace files that exist")
    result.add_argument("--allow-few-samples", action="store_true", help="accept sets of fewer than 200 samples")
    network = result.add_argument_group("the network")
    network.add_argument(
        "--leaf", metavar="MODULE", action="append", default=[], help="keep a module whole, as one layer"
    )
    network.add_argument("--no-fold", action="store_true", help="leave batch normalisation as it is")
    network.add_argument(
        "--epochs", metavar="N", type=at_least(1), default=default.epochs,
        help="training of built heads (default: %(default)s)",
    )
    network.add_argument(
        "--seed", metavar="N", type=at_least(0), default=default.seed, help="of that training (default: %(default)s)"
    )
    network.add_argument(
        "--calibrate", action="store_true", help="also write answers with temperatures fitted on the validation set"
    )
    network.add_argument(
        "--confidences", choices=["f16", "f32"], default=default.confidences,
        help="how confidences are stored; f16 makes the files a fifth smaller (default: %(default)s)",
    )
    network.add_argument("--logits", choices=["f16", "f32"], help="store the logits too")
    network.add_argument("--onnx", action="store_true", help="also write the network with all its exits as ONNX")
    network.add_argument(
        "--opset", metavar="N", type=at_least(9), default=default.opset, help="of ONNX (default: %(default)s)"
    )
    schedule = default.schedule
    timing = result.add_argument_group("the timing")
    timing.add_argument("--device", default=default.device, help="cpu, cuda or cuda:N (default: %(default)s)")
    timing.add_argument("--threads", metavar="N", type=at_least(1), help="CPU threads (default: PyTorch's)")
    timing.add_argument("--pin-cpu", metavar="N", type=at_least(0), help="run on this processor alone")
    timing.add_argument(
        "--rounds", metavar="N", type=at_least(1), default=schedule.rounds, help="default: %(default)s"
    )
    timing.add_argument(
        "--runs", metavar="N", type=at_least(1), default=schedule.runs, help="a round (default: %(default)s)"
    )
    timing.add_argument(
        "--warmup", metavar="N", type=at_least(0), default=schedule.warmup, help="a round (default: %(default)s)"
    )
    timing.add_argument(
        "--no-tails", action="store_true", help="no 99th percentiles: on a shared machine they tell of others"
    )
    timing.add_argument("--platform", help="what the profile calls the machine (default: what it calls itself)")
    timing.add_argument("--mode", help="its setting, such as a power mode (default: the threads)")
    timing.add_argument(
        "--reference", metavar="PROFILE", type=Path, action="append", default=[],
        help="another network on this machine, to hold designs against",
    )
    timing.add_argument("--date", type=_date, help="of the measurement (default: today)")
    return result


def options(arguments: argparse.Namespace) -> Options:
    return Options(
        name=arguments.name, profile=arguments.profile, device=arguments.device, threads=arguments.threads,
        pin_cpu=arguments.pin_cpu,
        schedule=Schedule(arguments.rounds, arguments.runs, arguments.warmup, 3 * arguments.warmup),
        tails=not arguments.no_tails, confidences=arguments.confidences, logits=arguments.logits, onnx=arguments.onnx,
        opset=arguments.opset, fold=not arguments.no_fold,
        leaves=tuple(arguments.leaf), epochs=arguments.epochs, seed=arguments.seed, calibrate=arguments.calibrate,
        allow_few_samples=arguments.allow_few_samples, platform=arguments.platform, mode=arguments.mode,
        references=tuple(arguments.reference), date=arguments.date, force=arguments.force,
    )


def main(words: Optional[Sequence[str]] = None) -> int:
    """Runs the command; returns its exit status."""
    arguments = parser().parse_args(words)
    progress = Progress(sys.stderr)
    return ended(
        "hapi-export", progress, lambda: run(arguments, progress), interrupted="interrupted; nothing was written"
    )


def run(arguments: argparse.Namespace, progress: Progress) -> int:
    """Exports what the arguments name."""
    chosen = options(arguments)
    check_options(chosen)
    # Before a network is trained for files that cannot be written.
    Output(arguments.out, chosen.force).check([])
    network = load_network(arguments.file)
    exported = export(network, arguments.out, chosen, progress=progress)
    for remark in exported.findings.remarks:
        progress.remark(f"warning: {remark}")
    print(summary(exported, network), flush=True)
    return 0
