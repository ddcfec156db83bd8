"""A part of Commsdesk in a process of its own, started again when it dies."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.cli import REFUSED
from commsdesk.config.launcher import launched
from commsdesk.config.restarts import Restarts

PATIENCE = 10.0  # seconds for a part to stop


class Part:
    """`commsdesk NAME`, to be started, watched and stopped by the main thread."""

    def __init__(self, name: str, *, say: Callable[[str], object] = print) -> None:
        self.name = name
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._restarts = Restarts(first=0.2, longest=30.0, settled=20.0)
        self._starts = 0

    def start(self) -> None:
        program = (sys.executable, "-m", "commsdesk.config.cli", self.name)
        self._process = subprocess.Popen(
            launched(*program, user=os.geteuid(), group=os.getegid(), farewell=signal.SIGTERM),
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us: we stop the parts, in our own order
        )
        self._restarts.begun(time.monotonic())
        self._starts += 1

    def watch(self) -> None:
        """Called about ten times a second: start a process that died again, and say so."""
        ended = self._process.poll() if self._process else None
        if ended is None:
            return
        if ended == REFUSED and self._starts == 1:  # later it is the database that is not there
            raise CannotStart(f"commsdesk {self.name} cannot start; what it said stands above.")
        now = time.monotonic()
        if wait := self._restarts.wait_after_death(now):
            self._say(f"commsdesk {self.name} ended ({ended}); it starts again in {wait:.1f} s.")
        elif self._restarts.is_due(now):
            self.start()

    def tell_to_stop(self) -> None:
        if self._process:
            self._process.terminate()

    def stop(self, until: float) -> None:
        """Wait for the end until that moment of the monotonic clock, then make it end."""
        process, self._process = self._process, None
        if not process:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
            return
        process.kill()
        process.wait()


def stop_all(parts: Iterable[Part]) -> None:
    """All at the same time, within PATIENCE."""
    until = time.monotonic() + PATIENCE
    for part in parts:
        part.tell_to_stop()
    for part in parts:
        part.stop(until)
