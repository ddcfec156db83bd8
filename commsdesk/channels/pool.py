"""The readers in hand: filled a batch at a time while several carriers take from them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Sequence

from commsdesk.channels.contract import Batches, Begin, NotBegun, Reader, Receipt, Settled


class Pool:
    """Each reader that came in is settled once: by the carrier that took it, or by `stop`."""

    def __init__(self, begin: Begin, settled: Settled) -> None:
        self.settled = settled
        self._begin = begin
        self._readers: deque[Reader] = deque()
        self._given_back: set[Reader] = set()
        self._on_their_way = 0  # carriers that were promised a reader and have taken none yet
        self._low = 0  # fewer readers than this in hand, and the next batch is asked for
        self._is_low = asyncio.Event()
        self._has_news = asyncio.Event()
        self._is_closed = False  # no further batch comes
        self._is_stopped = False  # nothing further is begun

    async def run(self, batches: Batches, carriers: Sequence[Awaitable[None]]) -> None:
        """Feed the carriers until every reader is settled; raises what Bulk.fan_out raises.

        A carrier that raises NotBegun has given up, and the others go on without it. Any other
        error stops them all.
        """
        filling = asyncio.create_task(self._fill(batches))
        try:
            ends = await asyncio.gather(*map(self._guard, carriers), return_exceptions=True)
            unread = not (filling.done() or self._is_stopped)
            gave_up = [end for end in ends if isinstance(end, NotBegun)]
            unsent = self.stop(str(gave_up[0]) if gave_up else "Sending was stopped.")
        finally:
            filling.cancel()
            await asyncio.wait([filling])
            self.stop("Sending was broken off.")
        for end in ends:
            if end and not isinstance(end, NotBegun):
                raise end
        if not filling.cancelled():
            filling.result()
        if gave_up and (unread or unsent):
            raise gave_up[0]

    async def wait(self) -> bool:
        """Wait for a reader whom no other carrier is on its way to; false when none will come.

        A carrier that was told true calls `arrive` when it can take readers, or cannot after all.
        """
        while len(self._readers) <= self._on_their_way:
            if self._is_closed and not self._readers:
                self._has_news.set()
                return False
            self._has_news.clear()
            await self._has_news.wait()
        self._on_their_way += 1
        return True

    def arrive(self) -> None:
        self._on_their_way -= 1
        self._has_news.set()

    def take(self) -> Reader | None:
        """The next reader, or none where none is in hand just now."""
        if not self._readers:
            return None
        if len(self._readers) == self._low:
            self._is_low.set()
        return self._readers.popleft()

    def give_back(self, reader: Reader, reason: str) -> None:
        """Have a reader tried once more of whose copy no text has left.

        A second time it is settled as not begun, lest its address end one connection after another.
        """
        if self._is_stopped or reader in self._given_back:
            self.settled(Receipt(reader, error=NotBegun(reason)))
            return
        self._given_back.add(reader)
        self._readers.appendleft(reader)
        self._has_news.set()

    def begins(self, reader: Reader) -> bool:
        """Whether the reader's copy may leave; if not, it is settled and everything stops."""
        if not self._is_stopped and self._begin(reader):
            return True
        self._readers.append(reader)
        self.stop("Sending was stopped.")
        return False

    def stop(self, reason: str) -> int:
        """Begin nothing further; returns how many readers in hand were left without their copy."""
        self._is_stopped = True
        self._close()
        count = len(self._readers)
        while self._readers:
            self.settled(Receipt(self._readers.popleft(), error=NotBegun(reason)))
        return count

    def _close(self) -> None:
        self._is_closed = True
        self._is_low.set()
        self._has_news.set()

    async def _fill(self, batches: Batches) -> None:
        try:
            async for batch in batches:
                await self._take_in(batch)
        finally:
            self._close()

    async def _take_in(self, batch: Sequence[Reader]) -> None:
        """Returns when it is time for the next batch."""
        self._readers.extend(batch)
        self._low = len(batch)
        self._has_news.set()
        while len(self._readers) >= self._low > 0 and not self._is_closed:
            self._is_low.clear()
            await self._is_low.wait()

    async def _guard(self, carrier: Awaitable[None]) -> None:
        try:
            await carrier
        except NotBegun:
            raise
        except BaseException:
            self.stop("Sending was broken off.")
            raise
