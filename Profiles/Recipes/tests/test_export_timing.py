"""Figures from a clock that is told what to say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import nn

from export_networks import chain, samples
from hapi_export.pricing import with_heads
from hapi_export.progress import Progress
from hapi_export.splitting import split
from hapi_export.timing import Figure, Schedule, Stopwatch, Timing, decide, measure, remarks


class Clock:
    """Every run takes as long as the script says for its turn."""

    def __init__(self, durations: Callable[[int], int]) -> None:
        self.durations = durations
        self.readings = 0
        self.now = 1000

    def __call__(self) -> int:
        if self.readings % 2:
            self.now += self.durations(self.readings // 2)
        self.readings += 1
        return self.now


def timed(durations: Callable[[int], int], schedule: Schedule) -> tuple[Timing, Clock]:
    images = samples(4)[0][0]
    backbone = split(chain(), {"3": None}, images)
    head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3)).eval()
    clock = Clock(durations)
    backbone = with_heads(backbone, [head], images)
    return measure(backbone, images[:1], Stopwatch(clock), schedule, Progress()), clock


def test_every_node_runs_in_every_round_and_warm_ups_do_not_count() -> None:
    schedule = Schedule(rounds=3, runs=4, warmup=2, first_warmup=5)

    def duration(reading: int) -> int:
        # Three layers, an exit, the whole network: five in a run. The first round has nine runs, the others six.
        run, node = divmod(reading, 5)
        round_, within = (0, run) if run < 9 else (1 + (run - 9) // 6, (run - 9) % 6)
        return 10**9 if within < (2 if round_ else 5) else 1_000_000 * (node + 1) + 1000 * round_

    timing, clock = timed(duration, schedule)
    assert clock.readings == 2 * 5 * (9 + 6 + 6)
    assert list(timing.nodes) == ["0", "4", "10", "exit:3"]
    assert [figure.median for figure in timing.nodes.values()] == pytest.approx([1.001, 2.001, 3.001, 4.001])
    assert timing.layer_by_layer.median == pytest.approx(6.003)
    assert timing.end_to_end.median == pytest.approx(5.001)


def test_figures_are_percentiles_in_milliseconds() -> None:
    figure = Figure.of([index * 1_000_000 for index in range(1, 102)])
    assert (figure.median, figure.tail) == (51.0, 100.0)
    assert figure.spread == pytest.approx(80 / 51)
    assert Figure.of([0, 0, 0]).spread == 0


def test_noise_and_a_sum_that_is_far_off_are_remarked_on() -> None:
    calm, noisy, unsteady = Figure(1.0, 1.1, 0.05), Figure(1.0, 3.0, 0.5), Figure(1.0, 2.0, 0.3)
    whole, longer = Figure(2.1, 2.2, 0.0), Figure(3.0, 3.1, 0.0)
    assert remarks(Timing({"a": calm, "b": calm, "exit:a": calm}, whole, whole, Schedule()), ["a", "b"]) == []
    found = remarks(Timing({"a": calm, "b": noisy, "exit:a": unsteady}, longer, longer, Schedule()), ["a", "b"])
    assert found[0].startswith("2 of 3 nodes spread over 20%") and "most of all b 50%, exit:a 30%" in found[0]
    assert "add up to 2 ms, the whole network takes 3 ms: other work interrupts" in found[1]
    found = remarks(Timing({"a": calm, "b": calm}, whole, longer, Schedule()), ["a", "b"])
    assert "layers cost more, or less, one by one" in found[0]


def test_an_exit_is_timed_to_its_decision() -> None:
    order: list[str] = []

    def reading() -> int:
        order.append("clock")
        return 0

    watch = Stopwatch(reading, lambda: order.append("wait"))
    assert watch(lambda word: order.append(word), "run") == (None, 0)
    assert order == ["wait", "clock", "run", "wait", "clock"]
    logits = torch.tensor([[0.0, 2.0]])  # confidence 0.88
    assert decide(lambda maps: maps, logits, 0.88) is True and decide(lambda maps: maps, logits, 0.89) is False
