"""One of those who carry a letter to a relay, over one connection after another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from secrets import SystemRandom

from commsdesk.channels.contract import NotBegun
from commsdesk.channels.pool import Pool
from commsdesk.channels.smtp.courier import Courier
from commsdesk.channels.smtp.line import Line
from commsdesk.channels.smtp.lines import Lines
from commsdesk.channels.smtp.reply import LineLost
from commsdesk.channels.smtp.splice import Letter

FRUITLESS = 3  # connections in a row that ended before they took any copy
HEAD_START = 1.0  # seconds that a relay has to answer, before the reader is left to another one
WAITS = (1, 2, 4, 8, 16, 30)  # seconds before another attempt, give or take a quarter

random = SystemRandom()


class Carrier:
    def __init__(
        self,
        lines: Lines,
        every: Sequence[Lines],
        letter: Callable[[], Letter],
        sender: str,
        pool: Pool,
    ) -> None:
        """`every` are the lines to all relays that the letter may leave by, these among them."""
        self._lines = lines
        self._every = every
        self._letter = letter
        self._sender = sender
        self._pool = pool
        self._fruitless = 0
        self._waited = 0  # times in a row
        self._after = 0.0  # seconds that the carriers before it are ahead
        self._is_awaited = False  # by a reader, whom nobody else is on the way to

    async def run(self, *, after: float) -> None:
        """Carry until every reader is settled, and connect so many seconds late at first.

        Raises NotBegun where no relay is of use.
        """
        self._after = after
        if not after:
            self._letter()  # while the first batch is claimed
        while await self._pool.wait():
            if not self._lines.allowance.left:
                self._pool.arrive()
                await self._pool.unless_over(self._lines.allowance.refill(self._pool.in_hand))
            elif line := await self._connected():
                await self._carry_over(line)

    async def _connected(self) -> Line | None:
        """A connection, or none after a wait. A reader waits no longer for it than HEAD_START."""
        self._is_awaited = True
        arriving = asyncio.get_running_loop().call_later(HEAD_START, self._arrive)
        try:
            return await self._pool.unless_over(self._set_out())
        except NotBegun as error:
            trouble = error
        finally:
            arriving.cancel()
            self._arrive()
        await self._sit_out(trouble)
        return None

    def _arrive(self) -> None:
        """Once: uvloop's timers can ring before their time by its clock, so that does not tell."""
        if self._is_awaited:
            self._is_awaited = False
            self._pool.arrive()

    async def _set_out(self) -> Line:
        await asyncio.sleep(self._after)
        self._after = 0.0
        return await self._lines.take()

    async def _carry_over(self, line: Line) -> None:
        courier = Courier(line, self._lines, self._letter(), self._sender, self._pool)
        chains = self._lines.keeps_pipelining and "PIPELINING" in line.offers
        try:
            with suppress(LineLost):  # as the line itself says
                await line.converse(courier.chained() if chains else courier.one_by_one())
        finally:
            lost = self._account(line.lost, courier) if line.lost else None
            self._lines.keep(line)
        if line.carried:
            self._fruitless = self._waited = 0
        elif lost:
            await self._lament(lost)

    async def _lament(self, lost: NotBegun) -> None:
        """The connection took no copy: once that may be one reader's fault, thrice it is not."""
        self._fruitless += 1
        if self._fruitless >= FRUITLESS:
            self._lines.trouble = lost
        if self._lines.trouble or len(self._every) > 1:
            await self._sit_out(lost)

    def _account(self, lost: LineLost, courier: Courier) -> NotBegun:
        """Settle what was under way."""
        error = NotBegun(str(lost), slow_down=self._lines.relay if lost.slow_down else "")
        self._lines.heed(error)
        usable = {lines.relay for lines in self._every if not lines.are_down}
        if courier.account(error, usable) and lost.was_late:
            # It may have dropped what we sent ahead; from here on nothing is.
            self._lines.keeps_pipelining = False
        return error

    async def _sit_out(self, trouble: NotBegun) -> None:
        """Leave it to the others for a while. Raises NotBegun where there are none."""
        if all(lines.are_down for lines in self._every):
            raise trouble
        if self._lines.are_crowded_out:
            self._waited = 0  # one is given up to us, and soon taken by others
        wait = WAITS[min(self._waited, len(WAITS) - 1)]
        self._waited += 1
        await self._pool.unless_over(asyncio.sleep(wait * random.uniform(0.75, 1.25)))
