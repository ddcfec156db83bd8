"""Accepted replies on disk, so that the successor of a killed worker does not send them again."""

from __future__ import annotations

import fcntl
import logging
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

log = logging.getLogger(__name__)

SUFFIX = ".journal"
NAME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # of a worker
LINE = re.compile(r"[0-9]{1,18}\t[0-9]{1,14}\t[^\t\0]{0,300}")


def line_of(delivery: int, at: float, reference: str) -> str:
    """A delivery that the far side took, when (in seconds since 1970) and its printable reference.

    With milliseconds, since the 17 digits of a float would cost as much as all else.
    """
    return f"{delivery}\t{int(at * 1000)}\t{reference}"


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
            os.write(self._file, b"\n")  # a full disk takes a file, and refuses what is in it
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

    def write(self, line: str) -> None:
        """One line, as `line_of` makes it, unless the journal is in trouble."""
        if self.trouble or self._file is None:
            return
        left = f"{line}\n".encode()
        try:
            while left:
                left = left[os.write(self._file, left) :]
        except OSError as error:
            self._say(error.strerror)

    def _say(self, reason: str | None) -> None:
        self.trouble = (
            f"The journal of deliveries in {self.path.parent} cannot be written: {reason}. "
            "Nothing more is sent from there until it can."
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
    """Those that a worker wrote, whatever else lies there."""
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if NAME.fullmatch(path.stem))


@contextmanager
def taken_over(path: Path) -> Iterator[list[str] | None]:
    """The lines of a dead worker's journal, or none where the worker lives.

    Nobody else takes it over meanwhile. A line that was cut short is left out. One that cannot be
    read holds up nobody: what it says is sent again, as if another host had taken over.
    """
    with ExitStack() as until_read:
        lines = None
        try:
            file = until_read.enter_context(path.open("rb"))
            if not _is_locked(file.fileno()) and path.exists():
                lines = [line for written in file if (line := _read(written))]
        except FileNotFoundError:
            pass  # another worker was quicker, and is done with it
        except OSError as error:
            log.warning("%s cannot be read, so what it says may be sent twice: %s", path, error)
        yield lines


def _is_locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _read(written: bytes) -> str:
    """Nothing where it is no whole line."""
    line, end, _ = written.decode(errors="replace").partition("\n")
    return line if end and LINE.fullmatch(line) else ""
