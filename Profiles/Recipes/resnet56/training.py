"""What both trainers share: their options, two processes of one thread each, averaged gradients, progress.

Threads within one process collapse under contention on small maps; processes that each train a batch and
average their gradients do not.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import Tensor, nn

from hapi_export.refusal import CANNOT_CREATE, USAGE, Refusal

# The schedule warms up over a fifth of the steps: fewer would leave it a phase without a step.
FEWEST_STEPS = 10
STEPS_A_LINE = 100


@dataclass(frozen=True)
class TrainingOptions:
    """How long and how to train; `samples` in images over all processes, `batch` in images a process."""

    out: Path
    samples: int
    peak_rate: float
    weight_decay: float
    seed: int = 1
    batch: int = 64
    processes: int = 2
    bfloat16: bool = True  # of activations; parameters stay float32
    backbone: Path | None = None  # the exits' trainer reads it

    @property
    def steps(self) -> int:
        """Steps of every process."""
        return self.samples // (self.batch * self.processes)

    def check(self) -> None:
        """Raises Refusal for too few steps, or a file with no folder to be in."""
        together = self.batch * self.processes
        if self.steps < FEWEST_STEPS:
            raise Refusal(
                "--samples", f"{self.samples}, {self.steps} steps of {self.processes} × {self.batch} images",
                f"at least {FEWEST_STEPS} steps",
                f"say --samples {FEWEST_STEPS * together} or more, or a smaller --batch", status=USAGE,
            )
        if not self.out.parent.is_dir():
            raise Refusal(
                "--out", f"no folder {self.out.parent}", "a file in a folder that exists",
                f"mkdir -p {self.out.parent}", status=CANNOT_CREATE,
            )

    def autocast(self) -> torch.autocast:
        """The context of the forward pass."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16)


class Trainer(Protocol):
    """A module that trains something."""

    SAMPLES: int
    PEAK_RATE: float
    WEIGHT_DECAY: float

    def check(self, options: TrainingOptions) -> None:
        """Raises Refusal for options that it cannot use."""

    def train(self, rank: int, options: TrainingOptions) -> None:
        """One process's share; the first process writes the parameters."""


def in_processes(trainer: Trainer, options: TrainingOptions) -> None:
    """Runs trainer.train(rank, options) in `options.processes` processes that can average over one another.

    Raises Refusal for options that cannot be used.
    """
    options.check()
    trainer.check(options)
    worker = trainer.train  # a module cannot be handed to a process, its function can
    with tempfile.TemporaryDirectory() as folder:
        mp.spawn(enter, args=(worker, options, Path(folder) / "rendezvous"), nprocs=options.processes)


def enter(
    rank: int, worker: Callable[[int, TrainingOptions], None], options: TrainingOptions, rendezvous: Path
) -> None:
    """A process's first and last steps. They meet through a file: no port to be taken."""
    dist.init_process_group("gloo", init_method=rendezvous.as_uri(), rank=rank, world_size=options.processes)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    try:
        worker(rank, options)
        dist.barrier()
    finally:
        dist.destroy_process_group()


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


@dataclass
class Progress:
    """Lines of the first process: means since the line before."""

    rank: int
    options: TrainingOptions
    sums: dict[str, float] = field(default_factory=dict)
    since: int = 0
    started: float = field(default_factory=time.monotonic)

    def step(self, number: int, figures: dict[str, float]) -> None:
        """Takes one step's figures; every hundredth step, and the last, prints."""
        for name, value in figures.items():
            self.sums[name] = self.sums.get(name, 0.0) + value
        self.since += 1
        done = number + 1
        if self.rank == 0 and (done % STEPS_A_LINE == 0 or done == self.options.steps):
            seconds = time.monotonic() - self.started
            rate = done * self.options.batch * self.options.processes / seconds
            means = "  ".join(f"{name} {total / self.since:.3f}" for name, total in self.sums.items())
            left = seconds * (self.options.steps - done) / done
            print(
                f"step {done}/{self.options.steps}  {means}  {rate:.0f} images/s, {left:.0f} s left", flush=True
            )
            self.sums.clear()
            self.since = 0
