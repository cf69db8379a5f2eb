"""Files that appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import tempfile
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .refusal import CANNOT_CREATE, CANNOT_WRITE, Refusal


def slug(name: str) -> str:
    """A file's name from a network's: lower-case letters and digits with hyphens between."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Passes over interrupts for a moment: half of the new files beside half of the old ones would fit nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Output:
    """Files under a folder, written beside their places and moved there together at the end."""

    def __init__(self, folder: Path, force: bool) -> None:
        self.folder = folder
        self.force = force
        self.staged: list[tuple[str, Path]] = []
        self.made: list[Path] = []

    def check(self, paths: Iterable[Path]) -> None:
        """- Raises: `Refusal` for the first of the files that exists, unless it may be replaced, or that cannot."""
        for path in paths:
            if path.is_dir() or (path.exists() and not self.force):
                remedy = "name another folder" if path.is_dir() else "say --force to replace it, or name another place"
                raise Refusal(str(path), "something of that name", "no such file", remedy, status=CANNOT_CREATE)
        near = self.folder.absolute()
        while not near.exists() and near != near.parent:
            near = near.parent
        found = "something that is no folder"
        if near.is_dir():
            try:
                with tempfile.TemporaryFile(dir=near):
                    return
            except OSError as error:
                found = f"a folder that cannot be written: {error.strerror or error}"
        raise Refusal(
            str(near), found, "a folder to put the files in", "name another with --out", status=CANNOT_WRITE
        )

    def stage(self, path: Path, data: bytes) -> None:
        """Writes a file beside its place. - Raises: `Refusal` when the system refuses."""
        try:
            self._make(path.parent)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            self.staged.append((name, path))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
        except OSError as error:
            raise self._refusal(path, error) from error

    def commit(self) -> list[Path]:
        """Moves everything to its place, in the order of staging.

        - Raises: `Refusal` when the system refuses, or a file has appeared meanwhile that may not be replaced.
        """
        self.check(path for _, path in self.staged)
        done = []
        with _uninterrupted():
            while self.staged:
                name, path = self.staged[0]
                try:
                    os.replace(name, path)
                except OSError as error:
                    raise self._refusal(path, error) from error
                del self.staged[0]
                done.append(path)
        return done

    def discard(self) -> None:
        """Removes what is staged and not in its place."""
        for name, _ in self.staged:
            try:
                os.unlink(name)
            except OSError:
                pass
        self.staged.clear()
        for folder in reversed(self.made):
            try:
                folder.rmdir()
            except OSError:  # there is something in it
                pass
        self.made.clear()

    def _make(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            self.made.append(one)

    @staticmethod
    def _refusal(path: Path, error: OSError) -> Refusal:
        status = CANNOT_CREATE if isinstance(error, FileExistsError) else CANNOT_WRITE
        return Refusal(
            str(path), error.strerror or str(error), "a place that can be written", "name another with --out",
            status=status,
        )


def check_place(path: Path, force: bool) -> None:
    """- Raises: `Refusal` if a file is there already, unless `force`, or none can be. Ask before long work."""
    Output(path.parent, force).check([path])


def write_file(path: Path, data: bytes, force: bool) -> None:
    """Writes a file beside its place and moves it there.

    - Raises: `Refusal` as `check_place`, or if the system refuses.
    """
    output = Output(path.parent, force)
    try:
        output.stage(path, data)
        output.commit()
    finally:
        output.discard()
