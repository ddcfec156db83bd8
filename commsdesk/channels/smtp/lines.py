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
from commsdesk.channels.smtp.room import Room, TurnedAway

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
        self.room = Room(self.relay)
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
        return self.trouble is not None and not self._in_use and not self.are_crowded_out

    @property
    def are_crowded_out(self) -> bool:
        """The relay has none for us because others of this process have them."""
        refused = isinstance(self.trouble, TurnedAway)
        return refused and not self._in_use and self.room.is_served

    async def take(self) -> Line:
        """A connection kept from before, or a new one. Raises NotBegun."""
        self._in_use += 1
        try:
            return self._kept() or await self._open()
        except BaseException:
            self._in_use -= 1
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
            self.room.leave(line)
        elif self._is_good(line):
            loop = asyncio.get_running_loop()
            self._idle[line] = loop.call_later(self._idle_after, self._dismiss, line)
        else:
            self._part(line)

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

    async def _open(self) -> Line:
        if not self.room.has_place_for(self._in_use):
            raise NotBegun(f"The relay {self.relay} takes no further connection just now.")
        self.room.open()
        try:
            line = await self._dialler.dial()
        except BaseException as error:
            self.room.fail()
            if isinstance(error, NotBegun):
                self._note(error)
            raise
        self.room.enter(line)
        return line

    def _note(self, trouble: NotBegun) -> None:
        """A connection too many says nothing about the pace."""
        self.trouble = trouble
        is_last = self._in_use == 1
        if isinstance(trouble, TurnedAway) and (not is_last or self.room.is_served):
            self.room.turned_away()
        else:
            self.heed(trouble)

    def _kept(self) -> Line | None:
        while self._idle:
            line, timer = self._idle.popitem()
            timer.cancel()
            if not line.lost:
                return line
            self.room.leave(line)
        return None

    def _dismiss(self, line: Line) -> None:
        self._idle.pop(line).cancel()
        self._part(line)

    def _part(self, line: Line) -> None:
        line.part()
        self.room.leave(line)

    def _is_good(self, line: Line) -> bool:
        is_one_too_many = len(self._idle) >= self._most or self.room.gives_up(line)
        return line.carried < self.copies and not is_one_too_many
