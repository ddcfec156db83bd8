"""Sends one letter to many readers over several connections to one relay, or to several relays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import cache

from commsdesk.channels.contract import Batches, Begin, Settled
from commsdesk.channels.pool import Pool
from commsdesk.channels.smtp.carrier import Carrier
from commsdesk.channels.smtp.dial import Patience
from commsdesk.channels.smtp.lines import Lines
from commsdesk.channels.smtp.pacing import Pace
from commsdesk.channels.smtp.relay import Relay
from commsdesk.channels.smtp.splice import Letter

PATIENCE = Patience()
# Seconds, else the first copy waits until every connection is greeted.
AHEAD = 0.01  # of the second connection
APART = 0.001  # each of those after it


class Fleet:
    """Connections to relays, kept from one letter to the next.

    Several letters at once each have their own connections, so that none waits for another.
    """

    def __init__(
        self,
        relays: Sequence[Relay],
        *,
        sender: str,
        connections: int = 20,
        copies: int = 1000,
        patience: Patience = PATIENCE,
        pace: Pace | None = None,
    ) -> None:
        """`sender` is a bare address; there are so many `connections` to each relay.

        No connection carries more than `copies`. Raises ValueError where a relay's authorities
        cannot be read.
        """
        self._sender = sender
        self._connections = connections
        self._all = [
            Lines(relay, most=connections, copies=copies, patience=patience, pace=pace)
            for relay in relays
        ]

    async def send(
        self, write: Callable[[], Letter], batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        """See Bulk.fan_out. Each relay takes as much as it can; those that are down, nothing.

        The letter is written once, while the first batch is on its way.
        """
        pool = Pool(begin, settled)
        letter = cache(write)
        carriers = [
            Carrier(lines, self._all, letter, self._sender, pool).run(after=self._delay(place))
            for place, lines in enumerate(self._all * self._connections)
        ]
        await pool.run(batches, carriers)

    def _delay(self, place: int) -> float:
        """In seconds; the first one to each relay has none."""
        return 0.0 if place < len(self._all) else AHEAD + place * APART

    async def aclose(self) -> None:
        """Say goodbye on every connection that is not in use."""
        await asyncio.gather(*(lines.aclose() for lines in self._all))
