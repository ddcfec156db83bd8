"""How fast a relay is sent to: what it may be given just now, and who says so."""

from __future__ import annotations

import asyncio
import math
import sys
from time import monotonic
from typing import NamedTuple, Protocol

BRIEF = 0.1  # seconds; over less than these no rate can be told


class Grant(NamedTuple):
    """So many copies may begin, if they do so within so many seconds."""

    copies: int
    seconds: float


class Pace(Protocol):
    """One rate for each relay, kept by all who send to it, in whatever process they run."""

    async def draw(self, relay: str, most: int) -> Grant:
        """How many copies may begin now, from 1 to `most`; returns when at least one may.

        It is asked again as soon as these have begun, or when their time is over; it is cancelled
        where somebody else has taken the last reader meanwhile.
        """

    def slow_down(self, relay: str, rate: float) -> None:
        """The relay answered 421, 451 or 454, whether a receipt says so or not. Must not block.

        `rate` is how many copies a second we gave it of late.
        """


class Allowance:
    """What one relay may be given just now, shared by all connections to it."""

    def __init__(self, relay: str, pace: Pace | None) -> None:
        """Without a pace there is no end to it."""
        self._relay = relay
        self._pace = pace
        self._left = self._granted = 0 if pace else sys.maxsize
        self._since, self._until = 0.0, 0.0 if pace else math.inf
        self._last_rate = 0.0
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
                self._last_rate = self._rate
                grant = await self._pace.draw(self._relay, most)
                self._left = self._granted = grant.copies
                self._since = monotonic()
                self._until = self._since + grant.seconds

    def slow_down(self) -> None:
        if self._pace:
            self._pace.slow_down(self._relay, max(self._rate, self._last_rate))
            self._until = 0.0  # what is left was granted before we knew

    @property
    def _rate(self) -> float:
        """Copies a second that began under this grant."""
        return (self._granted - self._left) / max(monotonic() - self._since, BRIEF)
