"""The embedded PostgreSQL: one owner, a child that ends with it and is started again when it dies.

It listens on a unix socket only, and lets in by the kernel's word for who is at the other end.
"""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded import folders
from commsdesk.config.embedded.place import Place
from commsdesk.config.embedded.server import Server
from commsdesk.config.embedded.start_server import start_server

__all__ = ["CannotStart", "EmbeddedPostgres"]


say_at_once = functools.partial(print, flush=True)


class EmbeddedPostgres:
    """The database of one data folder, to be started, watched and stopped by the main thread.

    `durable=False` is for what need not last: it never waits for the disk.
    """

    def __init__(
        self, data: Path, *, say: Callable[[str], object] = say_at_once, durable: bool = True
    ) -> None:
        self._place = Place(data.resolve())
        self._say = say
        self._durable = durable
        self._server: Server | None = None
        self._undo = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Return when queries are answered. Raises CannotStart."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("The server would end with this thread: start it from the main one.")
        with contextlib.ExitStack() as undo:
            try:
                undo.enter_context(folders.own(self._place.data, "postgres.lock"))
                self._server = start_server(self._place, say=self._say, durable=self._durable)
                undo.callback(self._server.end)
                self._server.wait_until_ready()
            except OSError as error:
                raise CannotStart(
                    f"The database cannot be kept in {self._place.data}: {_reason(error)}. "
                    "Mend that, or name another folder in COMMSDESK_DATA."
                ) from error
            self._undo = undo.pop_all()

    def watch(self) -> None:
        """Called about ten times a second: start a server that died again, and say so."""
        if self._server:
            self._server.watch()

    def stop(self) -> None:
        """End the server and give the folder back."""
        self._server = None
        self._undo.close()


def _reason(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)
