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
from hapi_export.timing import Figure, Schedule, Stopwatch, Timing, measure, ready, remarks


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
    # Three layers, an exit, the whole: five nodes. A run's place among the runs tells which node it is.
    first, later = 5 * (5 + 4), 5 * (2 + 4)

    def duration(run: int) -> int:
        round_, place = (0, run) if run < first else (1 + (run - first) // later, (run - first) % later)
        node, within = divmod(place, 9 if round_ == 0 else 6)
        warming = within < (5 if round_ == 0 else 2)
        return 10**9 if warming else 1_000_000 * (node + 1) + 1000 * round_

    timing, clock = timed(duration, schedule)
    assert clock.readings == 2 * (first + 2 * later)
    assert list(timing.nodes) == ["0", "4", "10", "exit:0"]
    assert [figure.median for figure in timing.nodes.values()] == pytest.approx([1.001, 2.001, 3.001, 4.001])
    assert timing.end_to_end.median == pytest.approx(5.001)


def test_figures_are_percentiles_in_milliseconds() -> None:
    figure = Figure.of([index * 1_000_000 for index in range(1, 102)])
    assert (figure.median, figure.tail) == (51.0, 100.0)
    assert figure.spread == pytest.approx(80 / 51)
    assert Figure.of([0, 0, 0]).spread == 0


def test_noise_and_a_sum_that_is_far_off_are_remarked_on() -> None:
    calm, noisy = Figure(1.0, 1.1, 0.05), Figure(1.0, 3.0, 0.5)
    quiet = Timing({"a": calm, "b": calm, "exit:a": calm}, Figure(2.1, 2.2, 0.0), Schedule())
    assert remarks(quiet, ["a", "b"]) == []
    loud = Timing({"a": calm, "b": noisy, "exit:a": Figure(1.0, 2.0, 0.3)}, Figure(1.2, 2.2, 0.0), Schedule())
    found = remarks(loud, ["a", "b"])
    assert found[0].startswith("2 of 3 nodes spread over 20%") and "most of all b 50%, exit:a 30%" in found[0]
    assert "add up to 2 ms, the whole network takes 1.2 ms" in found[1]


def test_an_exit_is_timed_to_its_decision() -> None:
    order: list[str] = []

    def reading() -> int:
        order.append("clock")
        return 0

    Stopwatch(reading, lambda: order.append("wait"))(lambda: order.append("run"))
    assert order == ["wait", "clock", "run", "wait", "clock"]
    images = samples(4)[0][0]
    backbone = split(chain(), {"3": None}, images)
    head = nn.Sequential(nn.Flatten(), nn.Linear(64, 3)).eval()
    with torch.no_grad():
        nodes = dict(ready(with_heads(backbone, [head], images), images[:1]))
        assert isinstance(nodes["exit:0"](), bool)
