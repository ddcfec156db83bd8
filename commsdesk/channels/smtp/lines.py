"""The connections to one relay: those kept from letter to letter, and whether more can be had."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from commsdesk.channels.busy_poll import BusyPoll
from commsdesk.channels.contract import NotBegun, SendError
from commsdesk.channels.smtp.dial import Dialler, Patience
from commsdesk.channels.smtp.line import Line
from commsdesk.channels.smtp.pacing import Allowance, Pace
from commsdesk.channels.smtp.relay import Relay

GOODBYE = 1  # seconds to part in


class Lines:
    def __init__(
        self, relay: Relay, *, most: int, copies: int, patience: Patience, pace: Pace | None
    ) -> None:
        """At `most` so many are kept, and none of them carries more than `copies`.

        Raises ValueError where the relay's authorities cannot be read.
        """
        self.relay = str(relay)
        self.copies = copies
        self.allowance = Allowance(self.relay, pace)
        self.keeps_pipelining = True
        self.busy_poll = BusyPoll()
        self.trouble: NotBegun | None = None  # why the last one was of no use, until one is
        self._dialler = Dialler(relay, patience)
        self._idle_after = patience.idle
        self._most = most
        self._idle: dict[Line, asyncio.TimerHandle] = {}
        self._in_use = 0  # or being opened

    @property
    def are_down(self) -> bool:
        return self.trouble is not None and not self._in_use

    async def take(self) -> Line:
        """A connection kept from before, or a new one. Raises NotBegun."""
        self._in_use += 1
        try:
            return self._kept() or await self._dialler.dial()
        except BaseException as error:
            self._in_use -= 1
            if isinstance(error, NotBegun):
                self.trouble = error
                self.heed(error)
            raise

    def heed(self, error: SendError) -> None:
        """Slow down, if that is what it asks for."""
        if error.slow_down:
            self.allowance.slow_down()

    def keep(self, line: Line) -> None:
        """Take back one that was in use, for the next letter if it is still good for one."""
        self._in_use -= 1
        if line.carried:
            self.trouble = None
        if line.lost:
            return
        if line.carried < self.copies and len(self._idle) < self._most:
            loop = asyncio.get_running_loop()
            self._idle[line] = loop.call_later(self._idle_after, self._dismiss, line)
        else:
            line.part()

    async def aclose(self) -> None:
        """Say goodbye on every connection that is not in use."""
        lines = list(self._idle)
        for line in lines:
            self._dismiss(line)
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                for line in lines:
                    await line.gone.wait()
        for line in lines:
            line.transport.abort()

    def _kept(self) -> Line | None:
        while self._idle:
            line, timer = self._idle.popitem()
            timer.cancel()
            if not line.lost:
                return line
        return None

    def _dismiss(self, line: Line) -> None:
        self._idle.pop(line).cancel()
        line.part()
