"""How long every layer and exit takes on this machine, one sample at a time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from .backbone import Backbone, Layer
from .progress import Progress

# Spread above which a figure is kept but named: the machine was doing something else.
NOISY = 0.2
# Share of the whole network's time that the layers' sum may differ by without a remark.
FAR_OFF = 0.2
# The whole network's name among the nodes: no node has it.
_WHOLE = ""


@dataclass(frozen=True)
class Schedule:
    """Each of `rounds` warms up and then runs everything `runs` times; the first round warms up longer."""

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
    """Figures by the name of the layer or exit, of a run of all layers one by one, and of the whole network."""

    nodes: dict[str, Figure]
    layer_by_layer: Figure
    end_to_end: Figure
    schedule: Schedule


class Stopwatch:
    """Times one run of something.

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

    def __call__(self, run: Callable[..., Any], *read: Any) -> tuple[Any, int]:
        """What a run gives, and the nanoseconds that it took."""
        self.synchronise()
        start = self.clock()
        result = run(*read)
        self.synchronise()
        return result, self.clock() - start


def measure(
    backbone: Backbone, image: torch.Tensor, stopwatch: Stopwatch, schedule: Schedule, progress: Progress
) -> Timing:
    """Times every layer, every exit and the whole network, run after run.

    Each layer is timed where it stands: the network runs from its first layer to its last, so weights and activations
    are as near, or as far, as they are in use. A layer that runs a hundred times in a row finds its weights in the
    cache; such layers add up to well below what the network takes. Exits are timed on a second way through, each
    after its layer, so that none stands between two layers that are timed. An exit's time includes its head, softmax,
    the copy of the confidence to the host and the comparison, which are what a decision to leave costs; the final
    classifier's own softmax is not counted. Nodes take turns run by run, so a slow spell of the machine falls on all.
    - image: a real one, [1, …].
    - Complexity: O(rounds · (runs + warm-up)) runs of the network, thrice, and of the exits.
    """
    names = [layer.name for layer in backbone.layers] + [place.name for place in backbone.exits]
    taken: dict[str, list[int]] = {name: [] for name in [*names, _WHOLE]}
    sums: list[int] = []
    collecting = gc.isenabled()
    gc.disable()
    try:
        with torch.inference_mode(), progress.stage("timing", schedule.rounds * schedule.runs, "runs") as advance:
            for round_ in range(schedule.rounds):
                for _ in range(schedule.warmup if round_ else schedule.first_warmup):
                    run_once(backbone, image, stopwatch)
                for _ in range(schedule.runs):
                    once = run_once(backbone, image, stopwatch)
                    for name, nanoseconds in once.items():
                        taken[name].append(nanoseconds)
                    sums.append(sum(once[layer.name] for layer in backbone.layers))
                    advance(1)
    finally:
        if collecting:
            gc.enable()
    nodes = {name: Figure.of(taken[name]) for name in names}
    return Timing(nodes, Figure.of(sums), Figure.of(taken[_WHOLE]), schedule)


def run_once(backbone: Backbone, image: torch.Tensor, stopwatch: Stopwatch) -> dict[str, int]:
    """Nanoseconds of each layer, each exit, and of the whole network under the empty name."""
    taken: dict[str, int] = {}

    def timed(layer: Layer, read: tuple[Any, ...]) -> Any:
        written, taken[layer.name] = stopwatch(layer.run, read)
        return written

    for _ in backbone.walk(image, timed):
        pass
    waiting = list(backbone.exits)
    for step in backbone.walk(image) if waiting else ():
        if waiting[0].layer == step.layer:
            place = waiting.pop(0)
            _, taken[place.name] = stopwatch(decide, place.head, step.values[place.value])
            if not waiting:
                break
    _, taken[_WHOLE] = stopwatch(backbone.whole.forward, image)
    return taken


def decide(head: Callable[[torch.Tensor], torch.Tensor], feature: torch.Tensor, threshold: float = 0.5) -> bool:
    """What an exit does with a sample: whether its confidence lets it leave there."""
    return float(torch.softmax(head(feature), dim=1).max()) >= threshold


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
    if abs(total - whole) > FAR_OFF * whole:
        # Interruptions are rare for each layer, so that its median leaves them out, and certain for the whole.
        interrupted = abs(timing.layer_by_layer.median - whole) <= FAR_OFF * whole
        reason = "other work interrupts nearly every run" if interrupted else "layers cost more, or less, one by one"
        found.append(
            f"the layers' medians add up to {total:.4g} ms, the whole network takes {whole:.4g} ms: {reason};"
            " latencies of designs are off by about as much"
        )
    return found
