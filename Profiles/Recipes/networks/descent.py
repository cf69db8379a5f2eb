"""The steps of a training run: what both trainers do with a batch's gradients, and when they stop."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from glyphs.classes import CLASSES
from hapi_export.refusal import Refusal

from .checkpoints import Checkpoints, State
from .training import TrainingOptions, average_gradients

STEPS_A_LINE = 100
# A classifier that knows nothing has a loss of ln(classes); far beyond, the parameters have run away.
DIVERGED = 3 * math.log(len(CLASSES))


@dataclass
class Progress:
    """Lines of the first process: means since the line before."""

    rank: int
    options: TrainingOptions
    begun: int = 0
    sums: dict[str, float] = field(default_factory=dict)
    since: int = 0
    started: float = field(default_factory=time.monotonic)

    def step(self, number: int, figures: dict[str, float]) -> None:
        """Takes one step's figures; every hundredth step, and the last, prints.

        Raises Refusal once a figure is no number, or the mean loss of a hundred steps is beyond all reason.
        """
        done = number + 1
        for name, value in figures.items():
            self.sums[name] = self.sums.get(name, 0.0) + value
            if not math.isfinite(value):
                raise self.refusal(f"{name} {value} in step {done}")
        self.since += 1
        if done % STEPS_A_LINE == 0 or done == self.options.steps:
            means = {name: total / self.since for name, total in self.sums.items()}
            worst = max(means.items(), key=lambda one: one[1])
            if worst[1] > DIVERGED:
                raise self.refusal(f"a mean {worst[0]} of {worst[1]:.1f} up to step {done}")
            if self.rank == 0:
                self.tell(done, means)
            self.sums.clear()
            self.since = 0

    def refusal(self, found: str) -> Refusal:
        """What is said of a training that diverges."""
        return Refusal(
            f"training {self.options.network}", found, f"losses that fall from ln({len(CLASSES)})",
            f"the training has diverged and nothing was written: say a lower --rate than {self.options.peak_rate:g}",
        )

    def tell(self, done: int, means: dict[str, float]) -> None:
        """Prints a line."""
        seconds = time.monotonic() - self.started
        steps = done - self.begun
        rate = steps * self.options.batch * self.options.processes / seconds
        left = seconds * (self.options.steps - done) / steps
        figures = "  ".join(f"{name} {mean:.3f}" for name, mean in means.items())
        print(f"step {done}/{self.options.steps}  {figures}  {rate:.0f} images/s, {left:.0f} s left", flush=True)


def descend(
    state: State, rank: int, options: TrainingOptions, step: Callable[[int], dict[str, float]]
) -> Checkpoints:
    """All steps, or those that a checkpoint leaves.

    - step: the gradients of a step by its number, and figures for the progress lines. Losses are in nats.
    - Returns: the run's checkpoints, to be removed once what it learnt is written.
    - Raises: Refusal if the training diverges.
    """
    checkpoints = Checkpoints(options, rank, state)
    begun = checkpoints.resumed()
    if begun and rank == 0:
        print(f"going on from step {begun}, kept in {options.checkpoint}", flush=True)
    progress = Progress(rank, options, begun)
    parameters = list(state.learns.parameters())
    for number in range(begun, options.steps):
        state.optimiser.zero_grad()
        figures = step(number)
        average_gradients(parameters, options.processes)
        state.optimiser.step()
        state.schedule.step()
        progress.step(number, figures)
        checkpoints.step(number + 1)
    return checkpoints
