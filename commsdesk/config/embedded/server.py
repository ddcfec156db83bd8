"""The embedded server as our child: started, waited for, started again, ended."""

from __future__ import annotations

import contextlib
import math
import signal
import subprocess
import time
from collections.abc import Callable

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded import cluster, folders, pid_file
from commsdesk.config.embedded.place import Place
from commsdesk.config.embedded.server_user import ServerUser
from commsdesk.config.restarts import Restarts

SLOW = 5.0  # seconds after which a start is explained
PATIENCE = 20.0  # seconds for each way to shut down
FAST, AT_ONCE = signal.SIGINT, signal.SIGQUIT  # PostgreSQL's names for ways to shut down


class Server:
    def __init__(
        self, place: Place, command: list[str], user: ServerUser, say: Callable[[str], object]
    ) -> None:
        self._place, self._command, self._user, self._say = place, command, user, say
        self._restarts = Restarts(first=0.1, longest=5.0, settled=10.0)
        self._process = self._spawn()

    def _spawn(self) -> subprocess.Popen[bytes]:
        self._restarts.begun(time.monotonic())
        pid_file.end_orphan(self._place.cluster)
        folders.empty_socket_folder(self._place.socket, self._user)
        with folders.open_log(self._place.log) as log:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=cluster.ENVIRONMENT,
                start_new_session=True,  # Ctrl-C is for us; the server goes last
            )

    def is_ready(self) -> bool:
        return pid_file.is_ready(self._place.cluster, self._process.pid)

    def wait_until_ready(self) -> None:
        """As long as it takes: after a crash, the server first mends its data."""
        explain_at = time.monotonic() + SLOW
        while not self.is_ready():
            if self._process.poll() is not None:
                raise CannotStart(
                    f"The database did not start. {cluster.last_words(self._place.log)}"
                )
            if time.monotonic() > explain_at:
                self._say("PostgreSQL is still starting; after a crash it mends its data first.")
                explain_at = math.inf
            time.sleep(0.005)

    def watch(self) -> None:
        """Start it again when it died, once its wait is over."""
        ended, now = self._process.poll(), time.monotonic()
        if ended is None:
            return
        if wait := self._restarts.wait_after_death(now):
            self._say(f"PostgreSQL ended ({ended}); it is started again in {wait:.1f} s.")
        elif self._restarts.is_due(now):
            self._spawn_again()

    def _spawn_again(self) -> None:
        try:
            self._process = self._spawn()
        except (OSError, CannotStart) as error:
            self._say(f"PostgreSQL cannot be started again yet: {error}")

    def end(self) -> None:
        for way in (FAST, AT_ONCE, signal.SIGKILL):
            self._process.send_signal(way)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
                break
        with contextlib.suppress(OSError):
            self._place.socket.rmdir()
