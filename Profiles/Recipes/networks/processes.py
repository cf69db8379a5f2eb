"""Two processes of one thread each.

Threads within one process collapse under contention on small maps; processes that each train a batch and
average their gradients do not.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

from hapi_export.refusal import CANNOT_WRITE, Refusal

from .training import Trainer, TrainingOptions


def in_processes(trainer: Trainer, options: TrainingOptions) -> None:
    """Runs trainer.train(rank, options) in `options.processes` processes that can average over one another.

    However it ends, no process goes on. Raises Refusal for options that cannot be used, what a process raises, and a
    process that something ended.
    """
    options.check()
    trainer.check(options)
    # Before a process starts: the C library reads it once. Maps of tens of megabytes that are given back to the system
    # after every step and faulted in again cost a quarter of the time.
    for name, value in (("MALLOC_MMAP_THRESHOLD_", 1 << 32), ("MALLOC_TRIM_THRESHOLD_", 1 << 33)):
        os.environ.setdefault(name, str(value))
    # PyTorch would tell of the processes that it ends after one has refused.
    logging.getLogger("torch.multiprocessing.spawn").setLevel(logging.ERROR)
    worker = trainer.train  # a module cannot be handed to a process, its function can
    with tempfile.TemporaryDirectory() as folder:
        with interrupts_put_off():
            context = mp.spawn(enter, args=(worker, options, Path(folder)), nprocs=options.processes, join=False)
        try:
            while not context.join():
                pass
        except mp.ProcessRaisedException:
            refusal = told(Path(folder))
            if refusal is None:
                raise
            raise refusal from None
        except mp.ProcessExitedException as error:
            raise Refusal(
                f"training {options.network}", f"that a process was ended: {error}", "processes that train to the end",
                "is there enough memory? a smaller --batch takes less",
            ) from None
        finally:
            for process in context.processes:
                process.terminate()
                process.join()


@contextmanager
def interrupts_put_off() -> Iterator[None]:
    """Processes that start inside never hear of an interrupt, which a terminal sends to all: this one ends them, and
    hears of it afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def enter(rank: int, worker: Callable[[int, TrainingOptions], None], options: TrainingOptions, folder: Path) -> None:
    """A process's first and last steps. They meet through a file: no port to be taken."""
    rendezvous = (folder / "rendezvous").as_uri()
    dist.init_process_group("gloo", init_method=rendezvous, rank=rank, world_size=options.processes)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)  # dropout draws the same masks in every process, of other images
    try:
        worker(rank, options)
        dist.barrier()
    except Refusal as refusal:
        tell(refusal, folder, rank)
        raise
    except OSError as error:
        tell(
            Refusal(
                str(error.filename or "a file"), error.strerror or str(error), "a place that can be written",
                status=CANNOT_WRITE,
            ),
            folder, rank,
        )
        raise
    finally:
        dist.destroy_process_group()


def tell(refusal: Refusal, folder: Path, rank: int) -> None:
    """Leaves a refusal for the parent: an exception loses its type on its way there."""
    words = [refusal.where, refusal.found, refusal.expected, refusal.remedy]
    (folder / f"refusal-{rank}").write_text(json.dumps({"words": words, "status": refusal.status}), encoding="utf-8")


def told(folder: Path) -> Refusal | None:
    """What a process left, if one did."""
    said = sorted(folder.glob("refusal-*"))
    if not said:
        return None
    left = json.loads(said[0].read_text(encoding="utf-8"))
    return Refusal(*left["words"], status=left["status"])
