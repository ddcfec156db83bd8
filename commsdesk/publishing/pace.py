"""How fast each relay is sent to, whoever sends: one row in the database, drawn from in slices.

A row says when the next slice begins. Drawing one moves that on by as long as its copies take at
the relay's rate, so slices follow each other without a gap and without a burst, and what nobody
drew is not saved up.
"""

from __future__ import annotations

import asyncio
import math
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from commsdesk.channels.smtp.pacing import Grant
from commsdesk.publishing.connection import Connection

SLICE = 0.1  # seconds; a slice of one copy may be longer
AHEAD = 0.3  # seconds before it begins that a slice may be drawn: who comes late loses it
# Copies of a slice leave at any time within it, so ten seconds touch up to 10.2 of them.
SHARE = 10 / (10 + 2 * SLICE)
AT_WILL = 1.0  # seconds for which a relay without a rate may be given whatever it takes
KEPT_FREE = 0.25  # seconds that a faster lane has to come again, before a slower one may draw
HALVED_EVERY = 5.0  # seconds at the least; many who hear it at once are one
DOUBLES_IN = 30.0  # seconds
RECOVERED_AFTER = 600.0  # seconds: a million times the slowest
SLOWEST = 1.0  # copies a second that asking us to slow down can lead to
UNMEASURED = 100.0  # copies a second where no rate is set and none was reached yet

ENSURE: Final = """
INSERT INTO publishing_relaypace (relay, next_at, slowed_at, slowed_to, colleagues_until,
    corrections_until) VALUES (%(relay)s, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING
"""

# The clock is read once the row is held: those who waited for it come one after the other. A time
# far off is that of a clock which was set back meanwhile, and counts for nothing.
READ: Final = f"""
WITH held AS MATERIALIZED (
    SELECT * FROM publishing_relaypace WHERE relay = %(relay)s FOR UPDATE
), timed AS MATERIALIZED (
    SELECT *, coalesce(%(now)s::float8, extract(epoch FROM clock_timestamp())::float8) AS at
    FROM held
), rated AS MATERIALIZED (
    SELECT *, least(%(rate)s::float8,
        CASE WHEN at BETWEEN slowed_at AND slowed_at + {RECOVERED_AFTER}
        THEN slowed_to * power(2, (at - slowed_at) / {DOUBLES_IN}) END) AS rate
    FROM timed
)"""  # noqa: S608 (nobody's words are in it)

DRAW: Final = f"""{READ}, placed AS (
    SELECT *, CASE WHEN next_at BETWEEN at AND at + 2 + 2 / rate THEN next_at ELSE at END AS start,
        CASE %(lane)s WHEN 0 THEN 0 WHEN 1 THEN colleagues_until
        ELSE greatest(colleagues_until, corrections_until) END AS faster_until
    FROM rated
), waited AS (
    SELECT *, CASE WHEN faster_until BETWEEN at AND at + 2 + 2 / rate
        THEN least(faster_until - at, {SLICE}) + 0.001
        ELSE greatest(start - at - {AHEAD}, 0) END AS wait
    FROM placed
), counted AS (
    SELECT *, CASE WHEN wait > 0 THEN 0 WHEN rate = 'Infinity' THEN %(most)s
        ELSE greatest(1, least(%(most)s, floor(rate * {SHARE * SLICE}))) END AS copies
    FROM waited
), drawn AS (
    SELECT *, start + copies / (rate * {SHARE}) AS ends FROM counted
)
UPDATE publishing_relaypace AS pace SET next_at = ends,
    colleagues_until = CASE WHEN %(lane)s = 0 AND rate < 'Infinity'
        THEN greatest(ends, at + wait) + {KEPT_FREE} ELSE pace.colleagues_until END,
    corrections_until = CASE WHEN %(lane)s = 1 AND rate < 'Infinity'
        THEN greatest(ends, at + wait) + {KEPT_FREE} ELSE pace.corrections_until END
FROM drawn WHERE pace.id = drawn.id
RETURNING copies::bigint, CASE WHEN copies > 0 THEN start - at ELSE wait END,
    greatest(ends - start, {SLICE}), rate = 'Infinity'
"""  # noqa: S608

SLOW_DOWN: Final = f"""{READ}
UPDATE publishing_relaypace AS pace SET slowed_at = at, slowed_to = greatest({SLOWEST}, 0.5 *
    CASE WHEN %(reached)s > 0 THEN least(rate, %(reached)s)
    WHEN rate = 'Infinity' THEN 2 * {UNMEASURED} ELSE rate END)
FROM rated WHERE pace.id = rated.id AND NOT at BETWEEN rated.slowed_at
    AND rated.slowed_at + {HALVED_EVERY}
"""  # noqa: S608


def copies_in(seconds: float, rate: float, slowed: float) -> float:
    """What a relay may be given from now on that is held to `slowed` copies a second just now."""
    if slowed >= rate:
        return rate * seconds
    growing = min(seconds, DOUBLES_IN * math.log2(rate / slowed))
    grown = slowed * DOUBLES_IN / math.log(2) * (2 ** (growing / DOUBLES_IN) - 1)
    return grown + rate * (seconds - growing)


class Drawn(NamedTuple):
    """So many copies, to begin after `wait` seconds and within `seconds` from then; or none, and
    to be asked again after `wait`."""

    copies: int
    wait: float
    seconds: float
    is_at_will: bool  # no rate is set


class RelayPace:
    """What one lane of deliveries may send, as the channels ask for it."""

    def __init__(self, connection: Connection, rates: Mapping[str, float], lane: int) -> None:
        """`rates` are copies a second by the relay's name, `math.inf` where none is set."""
        self._connection = connection
        self._rates = rates
        self._lane = lane
        self._slowing: set[asyncio.Task[None]] = set()

    async def draw(self, relay: str, most: int) -> Grant:
        """See channels.smtp.pacing.Pace."""
        while True:
            drawn = await self.ask(relay, most)
            await asyncio.sleep(drawn.wait)
            if drawn.is_at_will:
                return Grant(sys.maxsize, AT_WILL)
            if drawn.copies:
                return Grant(drawn.copies, drawn.seconds)

    async def ask(self, relay: str, most: int, now: float | None = None) -> Drawn:
        """Draw a slice if there is one; `now` is in seconds since 1970, else the database's."""
        values = self._values(relay, now) | {"most": most, "lane": self._lane}
        rows = await self._connection.fetch(DRAW, values)
        if not rows:  # the first time that anybody draws from it
            await self._connection.fetch(ENSURE, values)
            rows = await self._connection.fetch(DRAW, values)
        return Drawn(*rows[0])

    def slow_down(self, relay: str, rate: float) -> None:
        """See channels.smtp.pacing.Pace."""
        task = asyncio.get_running_loop().create_task(self.halve(relay, rate))
        self._slowing.add(task)
        task.add_done_callback(self._slowing.discard)

    async def halve(self, relay: str, reached: float, now: float | None = None) -> None:
        """Go on at half the rate, or at half of what was reached if that is less."""
        values = self._values(relay, now) | {"reached": reached}
        await self._connection.fetch(ENSURE, values)
        await self._connection.fetch(SLOW_DOWN, values)

    async def aclose(self) -> None:
        """Write down what was heard last, unless the database is away."""
        if self._slowing:
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await asyncio.gather(*self._slowing)

    def _values(self, relay: str, now: float | None) -> dict[str, object]:
        return {"relay": relay, "rate": self._rates[relay], "now": now}
