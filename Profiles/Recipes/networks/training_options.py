"""The options of a training run."""

from __future__ import annotations

import argparse
from pathlib import Path

from hapi_export.arguments import at_least, positive
from hapi_export.refusal import Refusal

from .catalogue import CATALOGUE, Training
from .processes import in_processes
from .training import Trainer, TrainingOptions


def add_training(step: argparse.ArgumentParser, trainer: Trainer, reads_backbone: bool) -> None:
    """The options of a trainer; what is not said is as the shipped network was trained."""
    step.add_argument("--out", type=Path, metavar="FILE", required=True)
    if reads_backbone:
        step.add_argument("--backbone", type=Path, metavar="FILE", required=True, help="what train-backbone wrote")
    step.add_argument("--samples", type=at_least(1), metavar="N", help="images (default: the network's)")
    step.add_argument("--rate", type=positive, metavar="RATE", help="the peak (default: the network's)")
    step.add_argument("--seed", type=at_least(0), default=1, help="default: 1")
    step.add_argument("--batch", type=at_least(2), default=64, help="images a process (default: 64)")
    step.add_argument("--processes", type=at_least(1), default=2, help="of one thread each (default: 2)")
    step.add_argument("--no-bfloat16", action="store_true", help="activations in single precision")
    step.add_argument(
        "--checkpoint", type=Path, metavar="DIR", help="keep there every five minutes what is learnt, and go on from it"
    )
    step.set_defaults(trainer=trainer, backbone=None)


def run_training(arguments: argparse.Namespace, network: str) -> int:
    """Trains a network's backbone or its exits."""
    definition = CATALOGUE[network]
    default: Training | None = definition.backbone if arguments.backbone is None else definition.exits
    if default is None:
        raise Refusal(network, "no exits", "a network that has some", "its backbone is all there is to train")
    options = TrainingOptions(
        network=network, out=arguments.out, samples=arguments.samples or default.samples,
        peak_rate=arguments.rate or default.peak_rate, weight_decay=default.weight_decay, seed=arguments.seed,
        batch=arguments.batch, processes=arguments.processes, bfloat16=not arguments.no_bfloat16,
        backbone=arguments.backbone, checkpoint=arguments.checkpoint,
    )
    in_processes(arguments.trainer, options)
    print(f"wrote {arguments.out}")
    return 0
