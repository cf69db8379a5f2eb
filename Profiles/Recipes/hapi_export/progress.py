"""What the exporter is doing and how long it will take, on the standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Optional, TextIO

# Seconds of silence before a stage shows itself, and between two lines that replace one another on a terminal.
_QUIET, _INTERVAL = 1.0, 0.3


class Progress:
    """Writes stages and remarks to a stream; without one it says nothing.

    On a terminal the line of a stage is written over as it goes on; elsewhere there is one line a stage.
    """

    def __init__(self, stream: Optional[TextIO] = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.stream = stream
        self.clock = clock
        self.live = stream is not None and stream.isatty()
        self.shown = False

    def remark(self, text: str) -> None:
        """A line of its own."""
        if self.stream is not None:
            self._clear()
            print(text, file=self.stream, flush=True)

    @contextmanager
    def stage(self, title: str, total: Optional[int] = None, unit: str = "") -> Iterator[Callable[[int], None]]:
        """A stage of work; call what it yields with what has been done since the last call."""
        start = last = self.clock()
        done = 0

        def advance(count: int) -> None:
            nonlocal done, last
            done += count
            now = self.clock()
            if self.live and now - start > _QUIET and now - last > _INTERVAL:
                last = now
                self._show(title, done, total, unit, now - start)

        yield advance
        seconds = self.clock() - start
        if seconds > _QUIET:
            count = f"{done:,} {unit}, " if done and unit else ""
            self.remark(f"{title}: {count}{seconds:.1f} s")
        self._clear()

    def _show(self, title: str, done: int, total: Optional[int], unit: str, seconds: float) -> None:
        text = f"{title}: {done:,}"
        if total and 0 < done <= total:
            text += f" of {total:,} {unit}, {seconds * (total - done) / done:.0f} s left"
        else:
            text += f" {unit}, {seconds:.0f} s"
        if self.stream is not None:
            self.stream.write(f"\r\x1b[K{text}")
            self.stream.flush()
            self.shown = True

    def _clear(self) -> None:
        if self.shown and self.stream is not None:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
        self.shown = False
