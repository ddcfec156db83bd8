"""How many connections a relay has room for, as all who send from this process find out."""

from __future__ import annotations

import math
import sys
from time import monotonic

from commsdesk.channels.contract import NotBegun
from commsdesk.channels.smtp.line import Line

FEWER_FOR = 60.0  # seconds before more are tried for again
ASKED_FOR = 1.5  # seconds; who has none asks again every second
TURN = 3.0  # seconds that the only one is kept although somebody has none
AWAY = 2.0  # seconds that who gave up the only one stays away, so that the other finds it
SERVED_FOR = 5.0  # seconds after a connection was given up that the relay is known to be alive


class TurnedAway(NotBegun):
    """The relay answers, and does not want this connection just now."""


class Hall:
    """What is known of one relay. Threads share it, so nothing in it is counted up or down."""

    def __init__(self) -> None:
        self.standing: set[Line] = set()
        self.served_at = -math.inf
        self.asked_at = -math.inf  # by somebody who has none


_halls: dict[str, Hall] = {}


class Room:
    """One fleet's part of the connections to one relay.

    Who is turned away goes on with one fewer than it has, so that the next one to come finds one
    free, whether here or on another machine. Who is turned away and has none is given one up.
    """

    def __init__(self, relay: str) -> None:
        self._hall = _halls.setdefault(relay, Hall())
        self._own: dict[Line, float] = {}  # since when
        self._opening = 0
        self._most = sys.maxsize
        self._until = -math.inf

    @property
    def is_served(self) -> bool:
        """Whether the relay serves this process, or did a moment ago."""
        standing = any(not line.lost for line in tuple(self._hall.standing))
        return standing or monotonic() < self._hall.served_at + SERVED_FOR

    def has_place_for(self, count: int) -> bool:
        return count <= self._most or monotonic() >= self._until

    def open(self) -> None:
        """One is being opened; `enter` or `fail` follows."""
        self._opening += 1

    def fail(self) -> None:
        self._opening -= 1

    def enter(self, line: Line) -> None:
        self._opening -= 1
        self._own[line] = monotonic()
        self._hall.standing.add(line)
        self._most = max(self._most, len(self._own) - 1)  # it takes more than it seemed

    def leave(self, line: Line) -> None:
        self._own.pop(line, None)
        self._hall.standing.discard(line)
        if line.carried:
            self._hall.served_at = monotonic()

    def turned_away(self) -> None:
        """Go on with fewer, and ask for one where we have none."""
        self._keep_to(max(1, len(self._own) - 1), FEWER_FOR)
        if not (self._own or self._opening):
            self._hall.asked_at = monotonic()

    def gives_up(self, line: Line) -> bool:
        """Whether this one is to be parted from, for somebody else's sake."""
        if line not in self._own:
            return True
        now = monotonic()
        if now < self._until and len(self._own) > self._most and not self._opening:
            del self._own[line]
            return True
        if now < self._hall.asked_at + ASKED_FOR and self._can_spare(line, now):
            self._hall.asked_at = -math.inf  # one is enough
            del self._own[line]
            self._keep_to(len(self._own), FEWER_FOR if self._own else AWAY)
            return True
        return False

    def _can_spare(self, line: Line, now: float) -> bool:
        return len(self._own) > 1 or now >= self._own[line] + TURN

    def _keep_to(self, most: int, seconds: float) -> None:
        self._most = most
        self._until = monotonic() + seconds
