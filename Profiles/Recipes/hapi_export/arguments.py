"""Reading a command's arguments: one line and status 64 where one is wrong."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import NoReturn

from .refusal import USAGE


class Parser(argparse.ArgumentParser):
    """Ends with status 64 and one line where an option is wrong."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def at_least(least: int, most: int | None = None) -> Callable[[str], int]:
    """Whole numbers from `least`, up to `most` where there is such, as argparse reads them."""
    expected = f"a whole number, {least} or more" if most is None else f"a whole number from {least} to {most}"

    def number(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or int(text) < least or (most is not None and int(text) > most):
            raise argparse.ArgumentTypeError(f"found {text!r}, expected {expected}")
        return int(text)

    return number


def positive(text: str) -> float:
    """A number above 0, as argparse reads it."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a number above 0")
    return value
