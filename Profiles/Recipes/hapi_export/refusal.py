"""What is said when something that the user gave cannot be used."""

from __future__ import annotations

import difflib
import importlib
import os
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import torch

USAGE = 64
REFUSED = 65
CANNOT_CREATE = 73
CANNOT_WRITE = 74
INTERRUPTED = 130


class Refusal(Exception):
    """Input that cannot be used: where it stands, what was found, what was expected, and what to do.

    `status` is the exit status that the command ends with.
    """

    def __init__(
        self, where: str, found: str, expected: str, remedy: str = "", *, status: int = REFUSED
    ) -> None:
        super().__init__(where, found, expected, remedy)
        self.where = where
        self.found = found
        self.expected = expected
        self.remedy = remedy
        self.status = status

    def __str__(self) -> str:
        text = f"{self.where}: found {self.found}, expected {self.expected}"
        return f"{text}; {self.remedy}" if self.remedy else text


def package(name: str, purpose: str) -> Any:
    """A module of a Python package that may not be installed. - Raises: `Refusal` when it is not."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        top = name.partition(".")[0]
        raise Refusal(
            "this Python", f"no package {top}: {error}", f"{top}, {purpose}", f"install it: pip install {top}"
        ) from error


def did_you_mean(name: str, choices: Iterable[str]) -> str:
    """A hint that names the nearest choice, or nothing where none is near."""
    near = difflib.get_close_matches(name, list(choices), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def listed(names: Iterable[str], limit: int = 24) -> str:
    """Names in quotes with commas between, cut off after `limit` of them."""
    every = list(names)
    text = ", ".join(f'"{name}"' for name in every[:limit])
    return text + (f" and {len(every) - limit} more" if len(every) > limit else "")


def described(error: BaseException) -> str:
    """An exception in one line: its kind, its message, and the line of the user's own code that it came from."""
    message = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split())
    message = "".join(letter if letter.isprintable() else "?" for letter in message)
    if len(message) > 400:
        message = message[:400] + "…"
    text = f"{type(error).__name__}: {message}" if message else type(error).__name__
    place = own_line(error)
    return f"{text} (at {place})" if place else text


def own_line(error: BaseException) -> str:
    """File and line of the innermost frame that is neither PyTorch's nor this package's; empty if there is none."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    skipped = (os.path.dirname(torch.__file__) + os.sep, os.path.dirname(os.path.abspath(__file__)) + os.sep)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        name = os.path.abspath(frame.filename)
        if not name.startswith(skipped) and not frame.filename.startswith("<"):
            return f"{frame.filename}:{frame.lineno}"
    return ""


@contextmanager
def user_code(where: str, expected: str, remedy: str = "") -> Iterator[None]:
    """Turns whatever the user's own code raises inside into a refusal.

    - Raises: `Refusal` naming the exception and its line; a refusal from within passes as it is.
    """
    try:
        yield
    except Refusal:
        raise
    except (Exception, SystemExit) as error:  # what a network or a loader raises can be of any kind
        raise Refusal(where, described(error), expected, remedy) from error
