"""How long every layer and exit takes on this machine, one sample at a time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from .backbone import Backbone
from .progress import Progress

# Spread above which a figure is kept but named: the machine was doing something else.
NOISY = 0.2


@dataclass(frozen=True)
class Schedule:
    """In each of `rounds`, every node in turn warms up and runs `runs` times; the first round warms up longer."""

    rounds: int = 5
    runs: int = 100
    warmup: int = 10
    first_warmup: int = 30


@dataclass(frozen=True)
class Figure:
    """One node's times over all rounds, milliseconds.

    - median: what `latencyMs` holds; tail: the 99th percentile, for `latencyTailMs`.
    - spread: (90th − 10th percentile) / median.
    """

    median: float
    tail: float
    spread: float

    @staticmethod
    def of(nanoseconds: Sequence[int]) -> Figure:
        """Percentiles interpolate linearly between runs."""
        low, middle, high, tail = np.percentile(np.asarray(nanoseconds, dtype=np.float64), [10, 50, 90, 99]) / 1e6
        return Figure(float(middle), float(tail), float((high - low) / middle) if middle else 0.0)


@dataclass(frozen=True)
class Timing:
    """Figures by the name of the layer or exit, and of the whole network run as one."""

    nodes: dict[str, Figure]
    end_to_end: Figure
    schedule: Schedule


class Stopwatch:
    """Runs a node once and tells the nanoseconds that it took.

    - clock: nanoseconds, from any start.
    - synchronise: waits until the device has done all its work.
    """

    def __init__(
        self,
        clock: Callable[[], int] = time.perf_counter_ns,
        synchronise: Callable[[], None] = lambda: None,
    ) -> None:
        self.clock = clock
        self.synchronise = synchronise

    def __call__(self, node: Callable[[], object]) -> int:
        self.synchronise()
        start = self.clock()
        node()
        self.synchronise()
        return self.clock() - start


def measure(
    backbone: Backbone, image: torch.Tensor, stopwatch: Stopwatch, schedule: Schedule, progress: Progress
) -> Timing:
    """Times every layer and exit alone, round after round, so that a slow spell of the machine falls on all of them.

    An exit's time includes its head, softmax, the copy of the confidence to the host and the comparison, which are
    what a decision to leave costs; the final classifier's own softmax is not counted. The whole network takes its
    turn among the nodes.
    - image: a real one, [1, …]; each node reads what it gives rise to.
    - Complexity: O(rounds · (runs + warm-up) · nodes) runs.
    """
    with torch.inference_mode():
        nodes = ready(backbone, image)
        taken: list[list[int]] = [[] for _ in nodes]
        collecting = gc.isenabled()
        gc.disable()
        try:
            with progress.stage("timing", len(nodes) * schedule.rounds, "node rounds") as advance:
                for round_ in range(schedule.rounds):
                    for (_, node), times in zip(nodes, taken):
                        for _ in range(schedule.warmup if round_ else schedule.first_warmup):
                            stopwatch(node)
                        times.extend(stopwatch(node) for _ in range(schedule.runs))
                        advance(1)
        finally:
            if collecting:
                gc.enable()
    figures = [Figure.of(times) for times in taken]
    named = {name: figure for (name, _), figure in zip(nodes, figures)}
    return Timing({name: named[name] for name in named if name}, named[""], schedule)


def ready(backbone: Backbone, image: torch.Tensor) -> list[tuple[str, Callable[[], object]]]:
    """Layers in order, exits in depth order, then the whole network, which has no name; each ready to run."""
    layers: list[tuple[str, Callable[[], object]]] = []
    exits: list[tuple[str, Callable[[], object]]] = []
    for step in backbone.walk(image):
        layer = backbone.layers[step.layer]
        layers.append((layer.name, _bound(layer.module.forward, step.read)))
        for place in backbone.exits:
            if place.layer == step.layer and place.head is not None:
                exits.append((place.name, _deciding(place.head, step.values[place.value])))
    return [*layers, *exits, ("", _bound(backbone.whole.forward, (image,)))]


def _bound(run: Callable[..., object], read: tuple[object, ...]) -> Callable[[], object]:
    return lambda: run(*read)


def _deciding(head: Callable[[torch.Tensor], torch.Tensor], feature: torch.Tensor) -> Callable[[], bool]:
    def decide() -> bool:
        return float(torch.softmax(head(feature), dim=1).max()) >= 0.5

    return decide


def remarks(timing: Timing, layers: Sequence[str]) -> list[str]:
    """What a reader of the figures should be warned of: noisy nodes, a sum far from the whole."""
    found = []
    noisy = sorted(
        ((figure.spread, name) for name, figure in timing.nodes.items() if figure.spread > NOISY), reverse=True
    )
    if noisy:
        worst = ", ".join(f"{name} {spread:.0%}" for spread, name in noisy[:3])
        found.append(
            f"{len(noisy)} of {len(timing.nodes)} nodes spread over {NOISY:.0%} of their median"
            f" (10th to 90th percentile), most of all {worst}: the machine was not at rest"
        )
    total, whole = sum(timing.nodes[name].median for name in layers), timing.end_to_end.median
    if whole > 0 and abs(total - whole) > 0.2 * whole:
        found.append(
            f"the layers alone add up to {total:.4g} ms, the whole network takes {whole:.4g} ms:"
            " latencies of designs are off by about as much"
        )
    return found
