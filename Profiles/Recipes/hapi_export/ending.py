"""How a command ends: its exit status, and one paragraph where it could not do what was asked."""

from __future__ import annotations

from collections.abc import Callable

from .progress import Progress
from .refusal import CANNOT_WRITE, INTERRUPTED, Refusal


def ended(program: str, progress: Progress, run: Callable[[], int], *, interrupted: str = "interrupted") -> int:
    """Runs a command; returns its exit status, or that of what it ran into, which is told after the program's name.

    - interrupted: what is said to a keyboard interrupt.
    """
    try:
        return run()
    except Refusal as refusal:
        progress.remark(f"{program}: {refusal}")
        return refusal.status
    except KeyboardInterrupt:
        progress.remark(f"{program}: {interrupted}")
        return INTERRUPTED
    except OSError as error:
        progress.remark(f"{program}: {error}")
        return CANNOT_WRITE
