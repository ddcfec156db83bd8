"""How fast a relay is sent to: what it may be given just now, and who says so."""

from __future__ import annotations

import asyncio
import math
import sys
from time import monotonic
from typing import Protocol

GOOD_FOR = 2.0  # seconds; what was granted and not used by then is drawn anew


class Pace(Protocol):
    """One rate for each relay, kept by all who send to it, in whatever process they run."""

    async def draw(self, relay: str, most: int) -> int:
        """How many copies may begin now, from 1 to `most`; returns when at least one may.

        It is asked again as soon as these have begun, or 2 seconds later if they have not; it is
        cancelled where somebody else has taken the last reader meanwhile.
        """

    def slow_down(self, relay: str) -> None:
        """The relay answered 421, 451 or 454, whether a receipt says so or not. Must not block."""


class Allowance:
    """What one relay may be given just now, shared by all connections to it."""

    def __init__(self, relay: str, pace: Pace | None) -> None:
        """Without a pace there is no end to it."""
        self._relay = relay
        self._pace = pace
        self._left = 0 if pace else sys.maxsize
        self._until = 0.0 if pace else math.inf
        self._drawing = asyncio.Lock()

    @property
    def left(self) -> int:
        return self._left if monotonic() < self._until else 0

    def spend(self) -> None:
        self._left -= 1

    async def refill(self, most: int) -> None:
        """Returns when something is left: one caller asks for more, the others wait for it."""
        async with self._drawing:
            while not self.left and self._pace:
                self._left = await self._pace.draw(self._relay, most)
                self._until = monotonic() + GOOD_FOR

    def slow_down(self) -> None:
        if self._pace:
            self._pace.slow_down(self._relay)
