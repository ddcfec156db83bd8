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

from commsdesk.config import cluster, folders, pid_file
from commsdesk.config.account import server_account
from commsdesk.config.binaries import where_others_may_run
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.launcher import launched
from commsdesk.config.paths import socket_folder

__all__ = ["CannotStart", "EmbeddedPostgres"]

PATIENCE = 60.0  # seconds for a start, which may have to recover from a crash
FAST, AT_ONCE = signal.SIGINT, signal.SIGQUIT  # how PostgreSQL calls its ways to shut down
FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0  # seconds between restarts
SETTLED = 10.0  # seconds after which the next death is a first one again
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class EmbeddedPostgres:
    """The server of one data folder, to be started, watched and stopped by the main thread.

    `durable=False` is for what need not last: it does not wait for the disk.
    """

    def __init__(
        self, data: Path, *, say: Callable[[str], object] = print, durable: bool = True
    ) -> None:
        self.data = data
        self.cluster = data / "postgres"
        self.log = data / "postgres.log"
        self.socket = socket_folder(data)
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
                self._command = self._prepared()
                server = self._spawn()
                self._wait_until_ready(server)
            except OSError as error:
                raise CannotStart(
                    f"The database cannot be kept in {self.data}: {error}. Make that folder "
                    "writable, or name another in COMMSDESK_DATA."
                ) from error
            undo.pop_all()

    def _prepared(self) -> list[str]:
        """Own the folders, make the cluster where it is missing, and say how to run it."""
        self._lock = folders.own(self.data)
        account = server_account(self._say)
        folders.let_in(account, self.data)
        folders.check_owner(self.cluster, account)
        binaries = where_others_may_run(cluster.binaries_for(self.cluster))
        if not self.cluster.exists():
            cluster.make(self.cluster, binaries, account, durable=self._durable)
        settings = (
            "listen_addresses=",
            "port=5432",  # only part of the socket's name
            f"unix_socket_directories={self.socket}",
            *cluster.write_access(self.data, account),
            "cluster_name=commsdesk",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            *(() if self._durable else HASTE),
        )
        options = [option for setting in settings for option in ("-c", setting)]
        folders.open_socket_folder(self.socket, account)
        program = binaries.bin / "postgres"
        return launched(
            program, "-D", self.cluster, *options, user=account.user, group=account.group
        )

    def _spawn(self) -> subprocess.Popen[bytes]:
        pid_file.end_orphan(self.cluster)
        for left in self.socket.iterdir():
            left.unlink()
        with self.log.open("ab") as log:
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

    def _wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        while not pid_file.is_ready(self.cluster, server.pid):
            if server.poll() is not None or time.monotonic() > self._started_at + PATIENCE:
                said = self.log.read_text(encoding="utf-8", errors="replace").strip()
                raise CannotStart(
                    f"PostgreSQL did not start: {said.rpartition(chr(10))[2]}. "
                    f"All it said is in {self.log}"
                )
            time.sleep(0.005)

    def watch(self) -> None:
        """Called about ten times a second: start a server that died again, and say so."""
        if self._server is None:
            return
        now, ended = time.monotonic(), self._server.poll()
        if ended is None:
            if now > self._started_at + SETTLED:
                self._wait = FIRST_WAIT
        elif self._restart_at is None:
            self._say(f"PostgreSQL ended ({ended}); it is started again in {self._wait:.1f} s.")
            self._restart_at = now + self._wait
            self._wait = min(2 * self._wait, LONGEST_WAIT)
        elif now >= self._restart_at:
            self._spawn()

    def stop(self) -> None:
        server, self._server = self._server, None
        if server:
            _end(server)
        with contextlib.suppress(OSError):
            self.socket.rmdir()
        if self._lock:
            self._lock.close()


def _end(server: subprocess.Popen[bytes]) -> None:
    for way in (FAST, AT_ONCE):
        server.send_signal(way)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(20)
            return
    server.kill()
    server.wait()
