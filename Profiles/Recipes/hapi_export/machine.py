"""The machine that is measured: its name, its memory, its clock."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Optional

import torch

from .refusal import USAGE, Refusal
from .timing import Stopwatch


def open_device(name: str) -> torch.device:
    """- name: "cpu", "cuda" or "cuda:N".
    - Raises: `Refusal` for another kind, or a device that is not there.
    """
    try:
        device = torch.device(name)
    except RuntimeError:
        device = torch.device("meta")
    if device.type not in ("cpu", "cuda"):
        raise Refusal("--device", f'"{name}"', '"cpu", "cuda" or "cuda:N"', status=USAGE)
    if device.type == "cuda":
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        if (device.index or 0) >= count:
            raise Refusal(
                "--device", f'"{name}"', f"one of {count} CUDA devices" if count else "cpu: there is no CUDA device",
                "say --device cpu, or install a PyTorch built for CUDA",
            )
    return device


def stopwatch(device: torch.device) -> Stopwatch:
    """Wall clock; on CUDA each run is waited for, so its launch and its end are in its time."""
    if device.type == "cuda":
        return Stopwatch(synchronise=lambda: torch.cuda.synchronize(device))
    return Stopwatch()


def device_name(device: torch.device) -> str:
    """What the maker calls the GPU, the board or the processor."""
    if device.type == "cuda":
        return str(torch.cuda.get_device_name(device))
    board = _read("/proc/device-tree/model").strip("\0 \n")
    if board:
        return board
    for line in _read("/proc/cpuinfo").splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine() or "unknown processor"


def memory_bytes(device: torch.device) -> int:
    """Physical memory of the device; 0 where the system does not tell."""
    if device.type == "cuda":
        return int(torch.cuda.get_device_properties(device).total_memory)
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0


@contextmanager
def settled(threads: Optional[int], cpu: Optional[int]) -> Iterator[None]:
    """Runs what is inside on a number of threads and pinned to one processor, where these are given.

    - Raises: `Refusal` for a processor that this process may not run on.
    """
    before = torch.get_num_threads()
    affinity = os.sched_getaffinity(0) if cpu is not None and hasattr(os, "sched_getaffinity") else None
    if cpu is not None and (affinity is None or cpu not in affinity):
        allowed = "none: this system cannot pin" if affinity is None else ", ".join(map(str, sorted(affinity)))
        raise Refusal("--pin-cpu", str(cpu), f"a processor of {allowed}", status=USAGE)
    if threads is not None:
        torch.set_num_threads(threads)
    try:
        if cpu is not None:
            os.sched_setaffinity(0, {cpu})
        yield
    finally:
        if affinity is not None:
            os.sched_setaffinity(0, affinity)
        torch.set_num_threads(before)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
