"""What both trainers share: their options, and what their processes average."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
import torch.distributed as dist
from torch import Tensor, nn

from glyphs.draws import Draws
from hapi_export.output import Output, check_place
from hapi_export.refusal import CANNOT_CREATE, USAGE, Refusal

from .catalogue import CATALOGUE, Definition

# The schedule warms up over a fifth of the steps: fewer would leave it a phase without a step.
FEWEST_STEPS = 10


@dataclass(frozen=True)
class TrainingOptions:
    """What to train, how long and how; `samples` in images over all processes, `batch` in images a process.

    - checkpoint: where what has been learnt so far is kept, so that a run which was cut off goes on from there.
    """

    network: str
    out: Path
    samples: int
    peak_rate: float
    weight_decay: float
    seed: int = 1
    batch: int = 64
    processes: int = 2
    bfloat16: bool = True  # of activations; parameters stay float32
    backbone: Path | None = None  # the exits' trainer reads it
    checkpoint: Path | None = None

    @property
    def definition(self) -> Definition:
        """The network's entry in the catalogue."""
        return CATALOGUE[self.network]

    @property
    def steps(self) -> int:
        """Steps of every process."""
        return self.samples // (self.batch * self.processes)

    def check(self) -> None:
        """Raises Refusal for too few steps, or files that could not be written."""
        together = self.batch * self.processes
        if self.steps < FEWEST_STEPS:
            raise Refusal(
                "--samples", f"{self.samples}, {self.steps} steps of {self.processes} × {self.batch} images",
                f"at least {FEWEST_STEPS} steps",
                f"say --samples {FEWEST_STEPS * together} or more, or a smaller --batch", status=USAGE,
            )
        for option, folder in (("--out", self.out.parent), ("--checkpoint", self.checkpoint)):
            if folder is not None and not folder.is_dir():
                raise Refusal(
                    option, f"no folder {folder}", "a folder that exists", f"mkdir -p {folder}", status=CANNOT_CREATE
                )
        if self.backbone is not None and self.out.exists() and self.out.samefile(self.backbone):
            raise Refusal("--out", f"{self.out}, the backbone itself", "another file", status=USAGE)
        check_place(self.out, force=True)  # not after hours of training
        if self.checkpoint is not None:
            Output(self.checkpoint, force=True).check([])

    def told(self) -> str:
        """What was trained on how much, for the file that is written: whoever reads the weights can say it again."""
        precision = "bfloat16 activations" if self.bfloat16 else "float32"
        return (
            f"{self.samples} images, seed {self.seed}, steps of {self.processes} × {self.batch},"
            f" one cycle of the rate up to {self.peak_rate:g}, weight decay {self.weight_decay:g}, {precision}"
        )

    def autocast(self) -> torch.autocast:
        """The context of the forward pass."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16)

    def draws(self, rank: int, stream: int) -> Draws:
        """The random numbers of one process's images; each trainer has a stream of its own."""
        return Draws.seeded(self.seed * 1000 + stream + rank, self.batch)


class Trainer(Protocol):
    """A module that trains something."""

    def check(self, options: TrainingOptions) -> None:
        """Raises Refusal for options that it cannot use."""

    def train(self, rank: int, options: TrainingOptions) -> None:
        """One process's share; the first process writes the parameters. Raises Refusal if the training diverges."""


def average_gradients(parameters: Iterable[Tensor], processes: int) -> None:
    """Replaces every gradient by its mean over the processes, in one exchange."""
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    dist.all_reduce(flat)
    flat /= processes
    for gradient, mean in zip(gradients, flat.split([gradient.numel() for gradient in gradients])):
        gradient.copy_(mean.view_as(gradient))


def average_buffers(module: nn.Module, processes: int) -> None:
    """Replaces batch norm's running statistics by their mean over the processes."""
    for buffer in module.buffers():
        if buffer.is_floating_point():
            dist.all_reduce(buffer)
            buffer /= processes
