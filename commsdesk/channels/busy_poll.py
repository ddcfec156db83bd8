"""Looks for answers without sleep in between, for as long as they come quickly."""

from __future__ import annotations

import asyncio
import os
from time import monotonic

# Where so many are heard in so many seconds. A virtual processor that went to sleep may take a
# millisecond to wake up, in which an endpoint near by would have answered ten times.
MANY = 50
WITHIN = 0.025


class BusyPoll:
    """Keeps an event loop awake; other processes have their turn first."""

    def __init__(self) -> None:
        self._heard = 0
        self._since = 0.0
        self._is_on = False

    def hear(self) -> None:
        """Called for each answer: a relay's to a mail, or an endpoint's."""
        self._heard += 1
        if self._heard >= MANY:
            since, self._since, self._heard = self._since, monotonic(), 0
            if self._since - since < WITHIN and not self._is_on:
                self._is_on = True
                self._look()

    def _look(self) -> None:
        if monotonic() - self._since < WITHIN:
            os.sched_yield()
            asyncio.get_running_loop().call_soon(self._look)
        else:
            self._is_on = False
