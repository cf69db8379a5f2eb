"""What a training run has learnt so far, kept every five minutes: a run that is cut off goes on from there.

A resumed run ends with the same bytes as one that was never cut off.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import nn

from hapi_export.refusal import Refusal

from .training import TrainingOptions

SECONDS = 300.0
# The processes ask one another whether it is time once in so many steps.
STEPS_BETWEEN = 10


@dataclass(frozen=True)
class State:
    """Everything that the steps to come depend on. Dropout draws from PyTorch's own generator."""

    learns: nn.Module
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.OneCycleLR
    images: torch.Generator

    def pack(self) -> dict[str, Any]:
        """As what PyTorch saves without running code on loading."""
        return {
            "learns": self.learns.state_dict(), "optimiser": self.optimiser.state_dict(),
            "schedule": {
                name: value for name, value in self.schedule.state_dict().items() if isinstance(value, (int, float))
            },
            "images": self.images.get_state(), "dropout": torch.get_rng_state(),
        }

    def unpack(self, packed: dict[str, Any]) -> None:
        """Takes over what was packed."""
        self.learns.load_state_dict(packed["learns"])
        self.optimiser.load_state_dict(packed["optimiser"])
        self.schedule.load_state_dict(packed["schedule"])
        self.images.set_state(packed["images"])
        torch.set_rng_state(packed["dropout"])


class Checkpoints:
    """The checkpoints of one process. Each process has its own: batch norm's statistics differ until the end."""

    def __init__(self, options: TrainingOptions, rank: int, state: State) -> None:
        self.folder = options.checkpoint
        self.processes = options.processes
        self.rank = rank
        self.state = state
        self.since = time.monotonic()
        # A checkpoint of another run is not continued.
        self.run = repr((
            options.network, options.samples, options.peak_rate, options.weight_decay, options.seed, options.batch,
            options.processes, options.bfloat16, options.backbone is not None, torch.__version__,
        ))
        part = "exits" if options.backbone is not None else "backbone"
        self.name = f"{options.network}.{part}"

    def path(self, step: int, rank: int) -> Path:
        """The file of a process after so many steps."""
        assert self.folder is not None
        return self.folder / f"{self.name}.step{step}.process{rank}.pt"

    def resumed(self) -> int:
        """Goes on from the latest checkpoint that every process has; how many steps are done.

        Raises Refusal for the checkpoint of another run.
        """
        for step in sorted(self.kept(), reverse=True):
            if all(self.path(step, rank).is_file() for rank in range(self.processes)):
                path = self.path(step, self.rank)
                packed = torch.load(path, weights_only=True)
                if packed["run"] != self.run:
                    raise Refusal(
                        str(path), f"the checkpoint of another run, {packed['run']}", self.run,
                        "name another folder with --checkpoint, or remove the file",
                    )
                self.state.unpack(packed)
                return step
        return 0

    def kept(self) -> set[int]:
        """The steps of which there is a file of this process."""
        if self.folder is None:
            return set()
        found = (re.fullmatch(rf"{re.escape(self.name)}\.step(\d+)\.process{self.rank}\.pt", path.name)
                 for path in self.folder.iterdir())
        return {int(match.group(1)) for match in found if match}

    def step(self, done: int) -> None:
        """After every step: writes a checkpoint if the first process finds that it is time."""
        if self.folder is None or done % STEPS_BETWEEN:
            return
        due = torch.tensor([float(time.monotonic() - self.since >= SECONDS)])
        dist.broadcast(due, 0)
        if not due.item():
            return
        old = self.kept() - {done}
        path = self.path(done, self.rank)
        part = path.with_suffix(".part")
        torch.save({"run": self.run, **self.state.pack()}, part)
        os.replace(part, path)
        dist.barrier()  # the older ones go once every process has the new one
        for step in old:
            self.path(step, self.rank).unlink()
        self.since = time.monotonic()
