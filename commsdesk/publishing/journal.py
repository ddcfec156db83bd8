"""Accepted replies on disk, so that the successor of a killed worker does not send them again."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from uuid import UUID

SUFFIX = ".journal"


class Accepted(NamedTuple):
    """One delivery that the far side took, with its reference."""

    delivery: int
    at: float  # seconds since 1970, to the millisecond
    reference: str  # printable


class Journal:
    """One worker's file. It is locked for as long as it is open, which says that the worker lives.

    A line goes to the kernel before its mark goes to the database, so kill -9 loses none of them.
    It is not synced: what a power cut takes away is sent again, as it would be without a journal.
    """

    def __init__(self, folder: Path, worker: UUID) -> None:
        self.path = folder / f"{worker}{SUFFIX}"
        self.trouble = ""  # why it cannot be written
        self._file: int | None = None
        try:
            self._file = _new_file(self.path)
        except OSError as error:
            self._say(error.strerror)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            os.close(self._file)

    def write(self, delivery: int, at: float, reference: str) -> None:
        """One line, as Accepted says, unless the journal is in trouble."""
        if self.trouble or self._file is None:
            return
        # All 17 digits of the time would cost as much as the writing.
        line = f"{delivery} {at:.3f} {reference}\n".encode()
        try:
            while line:
                line = line[os.write(self._file, line) :]
        except OSError as error:
            self._say(error.strerror)

    def _say(self, reason: str | None) -> None:
        self.trouble = (
            f"The journal of deliveries in {self.path.parent} cannot be written: {reason}. "
            "Nothing more is sent until it can."
        )

    def forget(self) -> None:
        """Remove the file, everything in it being in the database; else it is read once more."""
        with suppress(OSError):
            self.path.unlink()


def _new_file(path: Path) -> int:
    """Named only once it is locked: a journal without a lock is taken for a dead worker's."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unnamed = path.with_suffix(".new")
    file = os.open(unnamed, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
    fcntl.flock(file, fcntl.LOCK_EX)
    unnamed.rename(path)
    return file


def journals_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"))


@contextmanager
def taken_over(path: Path) -> Iterator[list[Accepted] | None]:
    """What a dead worker's journal holds, or none where the worker lives.

    Nobody else takes it over meanwhile. A line that was cut short is left out.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:  # another worker was quicker, and is done with it
        yield None
        return
    with file:
        if _is_locked(file.fileno()) or not path.exists():
            yield None
        else:
            yield [accepted for line in file if (accepted := _read(line))]


def _is_locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _read(line: bytes) -> Accepted | None:
    if not line.endswith(b"\n"):
        return None
    try:
        delivery, at, reference = line.decode().removesuffix("\n").split(" ", 2)
        return Accepted(int(delivery), float(at), reference)
    except ValueError:
        return None
