"""Sends one letter to many readers over several connections to one relay."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from commsdesk.channels.contract import Batches, Begin, NotBegun, Settled
from commsdesk.channels.pool import Pool
from commsdesk.channels.smtp.courier import Courier
from commsdesk.channels.smtp.dial import Dialler, Patience
from commsdesk.channels.smtp.line import Line
from commsdesk.channels.smtp.relay import Relay
from commsdesk.channels.smtp.reply import LineLost
from commsdesk.channels.smtp.splice import Letter

FRUITLESS = 3  # connections in a row that ended before they took any copy
PATIENCE = Patience()
GOODBYE = 1  # seconds to part in


class Fleet:
    """Connections to one relay, kept from one letter to the next.

    Several letters at once each have their own connections, so that none waits for another.
    """

    def __init__(
        self,
        relay: Relay,
        *,
        sender: str,
        connections: int = 20,
        copies: int = 1000,
        patience: Patience = PATIENCE,
    ) -> None:
        """`sender` is a bare address; no connection carries more than `copies`.

        Raises ValueError where the relay's authorities cannot be read.
        """
        self._dialler = Dialler(relay, patience)
        self._sender = sender
        self._connections = connections
        self._copies = copies
        self._idle: list[Line] = []
        self._keeps_pipelining = True

    async def send(
        self, letter: Letter, batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        """See Bulk.fan_out."""
        pool = Pool(begin, settled)
        await pool.run(batches, [self._carry(letter, pool) for _ in range(self._connections)])

    async def aclose(self) -> None:
        """Say goodbye on every connection that is not in use."""
        lines, self._idle = self._idle, []
        for line in lines:
            line.part()
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                for line in lines:
                    await line.gone.wait()
        for line in lines:
            line.transport.abort()

    async def _carry(self, letter: Letter, pool: Pool) -> None:
        """Be one carrier of the pool, over one connection after another if need be."""
        fruitless = 0
        while await pool.wait():
            try:
                line = await self._line()
            finally:
                pool.arrive()
            most = self._copies - line.carried
            lost = await self._run(line, Courier(line, letter, self._sender, pool, most=most))
            fruitless = fruitless + 1 if lost and not line.carried else 0
            if lost and fruitless == FRUITLESS:
                raise NotBegun(str(lost))

    async def _line(self) -> Line:
        """A connection from the last letter, or a new one. Raises NotBegun."""
        while self._idle:
            line = self._idle.pop()
            if not line.lost:
                return line
        return await self._dialler.dial()

    async def _run(self, line: Line, courier: Courier) -> LineLost | None:
        chains = self._keeps_pipelining and "PIPELINING" in line.offers
        lost = None
        try:
            await line.converse(courier.chained() if chains else courier.one_by_one())
        except LineLost as error:
            lost = error
        finally:
            went_unanswered = courier.account(str(line.lost or ""))
        if lost is None:
            self._keep(line)
        elif lost.was_late and went_unanswered:
            # It may have dropped what we sent ahead; from here on nothing is.
            self._keeps_pipelining = False
        return lost

    def _keep(self, line: Line) -> None:
        if line.carried < self._copies and len(self._idle) < self._connections:
            self._idle.append(line)
        else:
            line.part()
