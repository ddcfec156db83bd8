"""The embedded PostgreSQL: one owner, a child that ends with it and is started again when it dies.

It listens on a unix socket only, and lets in by the kernel's word for who is at the other end.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Self

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded import cluster, folders, pid_file
from commsdesk.config.embedded.prepare import prepare
from commsdesk.config.paths import socket_folder

__all__ = ["CannotStart", "EmbeddedPostgres"]

FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0  # seconds between restarts
SETTLED = 10.0  # seconds after which the next death is a first one again
SLOW = 5.0  # seconds after which a start is explained
FAST, AT_ONCE = signal.SIGINT, signal.SIGQUIT  # PostgreSQL's names for its ways to shut down


class EmbeddedPostgres:
    """The server of one data folder, to be started, watched and stopped by the main thread.

    `durable=False` is for what need not last: it never waits for the disk.
    """

    def __init__(
        self, data: Path, *, say: Callable[[str], object] = print, durable: bool = True
    ) -> None:
        self.data = data.resolve()  # others work elsewhere
        self.cluster = self.data / "postgres"
        self.log = cluster.log_of(self.cluster)
        self.socket = socket_folder(self.data)
        self._say = say
        self._durable = durable
        self._lock: IO[str] | None = None
        self._command: list[str] = []
        self._server: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._restart_at: float | None = None
        self._wait = FIRST_WAIT

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
            undo.callback(self.stop)
            try:
                self._lock = folders.own(self.data)
                self._command = prepare(
                    self.data, self.socket, say=self._say, durable=self._durable
                )
                self._wait_until_ready(self._spawn())
            except OSError as error:
                where = error.filename or self.data
                raise CannotStart(
                    f"The database cannot be kept in {self.data}: {where}: {error.strerror}. "
                    "Mend that, or name another folder in COMMSDESK_DATA."
                ) from error
            undo.pop_all()

    def watch(self) -> None:
        """Called about ten times a second: start a server that died again, and say so."""
        if self._server is None:
            return
        now, ended = time.monotonic(), self._server.poll()
        if ended is None:
            if now > self._started_at + SETTLED:
                self._wait = FIRST_WAIT
        elif self._restart_at is None:
            self._say(f"PostgreSQL ended ({ended}); starting it again in {self._wait:.1f} s.")
            self._restart_at = now + self._wait
            self._wait = min(2 * self._wait, LONGEST_WAIT)
        elif now >= self._restart_at:
            self._spawn_again(now)

    def stop(self) -> None:
        """End the server and give the folder back."""
        if self._server:
            _end(self._server)
            self._server = None
        if self._lock:
            with contextlib.suppress(OSError):
                self.socket.rmdir()
            self._lock.close()
            self._lock = None

    def _spawn(self) -> subprocess.Popen[bytes]:
        pid_file.end_orphan(self.cluster)
        for left in self.socket.iterdir():
            left.unlink()
        with folders.open_log(self.log) as log:
            self._server = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=cluster.ENVIRONMENT,
                start_new_session=True,  # Ctrl-C is for us; the server goes last
            )
        self._started_at, self._restart_at = time.monotonic(), None
        return self._server

    def _spawn_again(self, now: float) -> None:
        try:
            self._spawn()
        except (OSError, CannotStart) as error:
            self._say(f"PostgreSQL cannot be started again yet: {error}")
            self._restart_at = now + LONGEST_WAIT

    def _wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        """As long as it takes: after a crash, the server first reads what it had written down."""
        explain_at = self._started_at + SLOW
        while not pid_file.is_ready(self.cluster, server.pid):
            if server.poll() is not None:
                raise CannotStart(f"The database did not start. {cluster.last_words(self.log)}")
            if time.monotonic() > explain_at:
                self._say("PostgreSQL is still starting; after a crash it mends its data first.")
                explain_at = float("inf")
            time.sleep(0.005)


def _end(server: subprocess.Popen[bytes]) -> None:
    for way in (FAST, AT_ONCE, signal.SIGKILL):
        server.send_signal(way)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(20)
            return
