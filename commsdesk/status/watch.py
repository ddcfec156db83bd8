"""Keeps a table of ready bytes fresh: when the render job notifies, and every 2 seconds anyway."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import psycopg

from commsdesk.status.ready import Table

CHANNEL = "commsdesk_public"  # of PostgreSQL's NOTIFY
EVERY = 2.0  # seconds between two looks
HEEDS = 1.0  # seconds after which the listening thread heeds that it is to stop
Connect = Callable[[], "psycopg.Connection[tuple[object, ...]]"]

log = logging.getLogger(__name__)


class Watch:
    """Looks at the folder in a thread of its own; a second one listens where there is a database.

    `connect` makes an autocommitting connection; none: the clock alone.
    """

    def __init__(self, table: Table, connect: Connect | None = None, every: float = EVERY) -> None:
        self.table = table
        self._every = every
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._look, daemon=True)]
        if connect:
            self._threads.append(
                threading.Thread(target=self._listen, args=(connect,), daemon=True)
            )

    def start(self) -> None:
        self.table.look()
        for each in self._threads:
            each.start()

    def wake(self) -> None:
        """Look now; for whoever has heard the notice in another way."""
        self._woken.set()

    def stop(self) -> None:
        self._stopped.set()
        self._woken.set()

    def join(self) -> None:
        """Wait until nothing of it runs, about a second after it was told to stop."""
        for each in self._threads:
            each.join()

    def _look(self) -> None:
        while not self._stopped.is_set():
            self._woken.wait(self._every)
            self._woken.clear()
            self.table.look()

    def _listen(self, connect: Connect) -> None:
        while not self._stopped.is_set():
            try:
                self._hear(connect)
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                log.warning("Not listening for new public pages, looking instead: %s", error)
                self._stopped.wait(self._every)

    def _hear(self, connect: Connect) -> None:
        with connect() as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self.wake()  # what was rendered while nobody listened
            while not self._stopped.is_set():
                for _ in connection.notifies(timeout=HEEDS):
                    self.wake()
