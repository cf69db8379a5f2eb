"""What a training run has learnt so far, kept every five minutes: a run that is cut off goes on from there.

A resumed run ends with the same bytes as one that was never cut off.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn

from hapi_export.output import sha256
from hapi_export.refusal import Refusal
from hapi_export.tensors import tensor_bytes

from .tensor_files import Array, read_metadata, read_tensors
from .training import TrainingOptions

SECONDS = 300.0
# The processes ask one another whether it is time once in so many steps.
STEPS_BETWEEN = 10


@dataclass(frozen=True)
class State:
    """Everything that the steps to come depend on: an optimiser with its schedule over `learns`, the module whose
    parameters and statistics it moves, and what draws the images. Dropout draws from PyTorch's own generator."""

    learns: nn.Module
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.OneCycleLR
    images: torch.Generator

    def packed(self) -> tuple[dict[str, Tensor], str]:
        """As tensors by name, and the numbers beside them as JSON, whose floats are exact."""
        tensors = {f"learns/{name}": value for name, value in self.learns.state_dict().items()}
        tensors |= {"images": self.images.get_state(), "dropout": torch.get_rng_state()}
        optimiser = self.optimiser.state_dict()
        numbers: dict[str, dict[str, Any]] = {}
        for parameter, values in optimiser["state"].items():
            for name, value in values.items():
                if isinstance(value, Tensor):
                    tensors[f"optimiser/{parameter}/{name}"] = value
                else:
                    numbers.setdefault(str(parameter), {})[name] = value
        schedule = {
            name: value for name, value in self.schedule.state_dict().items() if isinstance(value, (int, float))
        }
        return tensors, json.dumps({"groups": optimiser["param_groups"], "numbers": numbers, "schedule": schedule})

    def unpack(self, tensors: dict[str, Tensor], text: str) -> None:
        """Takes over what was packed."""
        beside = json.loads(text)
        state: dict[int, dict[str, Any]] = {
            int(parameter): dict(values) for parameter, values in beside["numbers"].items()
        }
        learnt = {}
        for name, value in tensors.items():
            kind, _, rest = name.partition("/")
            if kind == "learns":
                learnt[rest] = value
            elif kind == "optimiser":
                parameter, _, part = rest.partition("/")
                state.setdefault(int(parameter), {})[part] = value
        self.learns.load_state_dict(learnt)
        self.optimiser.load_state_dict({"state": state, "param_groups": beside["groups"]})
        self.schedule.load_state_dict(beside["schedule"])
        self.images.set_state(tensors["images"])
        torch.set_rng_state(tensors["dropout"])


class Checkpoints:
    """The checkpoints of one process. Each process has its own: batch norm's statistics differ until the end."""

    def __init__(self, options: TrainingOptions, rank: int, state: State) -> None:
        self.folder = options.checkpoint
        self.processes = options.processes
        self.rank = rank
        self.state = state
        self.since = time.monotonic()
        part = "exits" if options.backbone is not None else "backbone"
        self.name = f"{options.network}.{part}"
        learns = state.learns.state_dict()
        # A checkpoint of another run is not continued.
        self.run = {
            "--samples": options.samples, "--rate": options.peak_rate, "weight decay": options.weight_decay,
            "--seed": options.seed, "--batch": options.batch, "--processes": options.processes,
            "bfloat16": options.bfloat16, "PyTorch": str(torch.__version__),
            "backbone": sha256(options.backbone.read_bytes()) if options.backbone else None,
            "parameters": sha256(repr([(name, list(value.shape)) for name, value in learns.items()]).encode()),
        }
        for left in self.folder.glob(f"{self.name}.*.process{rank}.part") if self.folder else ():
            left.unlink()

    def path(self, step: int, rank: int) -> Path:
        """The file of a process after so many steps."""
        assert self.folder is not None
        return self.folder / f"{self.name}.step{step}.process{rank}.safetensors"

    def resumed(self) -> int:
        """Goes on from the latest checkpoint that every process has; how many steps are done.

        Raises Refusal for a file that cannot be read or is damaged, and for the checkpoint of another run.
        """
        for step in sorted(self.kept(), reverse=True):
            if all(self.path(step, rank).is_file() for rank in range(self.processes)):
                path = self.path(step, self.rank)
                arrays = read_tensors(path)
                beside = read_metadata(path)
                if beside.get("digest") != digest(arrays, step, beside):
                    raise Refusal(
                        str(path), "a file that is not as it was written", "a whole checkpoint",
                        f"remove it and {self.name}.step{step}'s others, to begin anew",
                    )
                self.check(path, beside["run"])
                self.state.unpack({name: torch.from_numpy(values) for name, values in arrays.items()}, beside["state"])
                return step
        return 0

    def check(self, path: Path, text: str) -> None:
        """Raises Refusal for the checkpoint of a run with other options, naming the first that differs."""
        theirs = json.loads(text)
        for name, value in self.run.items():
            if theirs.get(name) != value:
                raise Refusal(
                    str(path), f"the checkpoint of another run, {name} {theirs.get(name)}", f"{name} {value}",
                    "name another folder with --checkpoint, or remove the file",
                )

    def kept(self) -> set[int]:
        """The steps of which there is a file of this process."""
        if self.folder is None:
            return set()
        name = re.compile(rf"{re.escape(self.name)}\.step(\d+)\.process{self.rank}\.safetensors")
        found = (name.fullmatch(path.name) for path in self.folder.iterdir())
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
        self.write(self.path(done, self.rank), done)
        dist.barrier()  # the older ones go once every process has the new one
        for step in old:
            self.path(step, self.rank).unlink()
        self.since = time.monotonic()

    def write(self, path: Path, done: int) -> None:
        """Writes what is learnt after so many steps beside its place, and moves it there."""
        tensors, state = self.state.packed()
        part = path.with_suffix(".part")
        arrays = {name: value.detach().contiguous().numpy() for name, value in tensors.items()}
        beside = {"run": json.dumps(self.run), "state": state}
        try:
            part.write_bytes(tensor_bytes(arrays, {**beside, "digest": digest(arrays, done, beside)}))
            os.replace(part, path)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def clear(self) -> None:
        """Removes the checkpoints of a run that is at its end, once every process has come so far."""
        dist.barrier()
        for step in self.kept():
            self.path(step, self.rank).unlink()


def digest(arrays: Mapping[str, Array], step: int, beside: Mapping[str, str]) -> str:
    """SHA-256 of everything that a checkpoint says: its tensors, its step, its run and the numbers beside."""
    hashed = hashlib.sha256(f"{step} {beside.get('run')} {beside.get('state')}".encode())
    for name in sorted(arrays):
        hashed.update(name.encode())
        hashed.update(np.ascontiguousarray(arrays[name]).tobytes())
    return hashed.hexdigest()
