"""The readers in hand: filled a batch at a time while several carriers take from them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Coroutine, Sequence, Set
from typing import Any, TypeVar

from commsdesk.channels.contract import Batches, Begin, NotBegun, Reader, Receipt, Settled

T = TypeVar("T")


class Pool:
    """Each reader that came in is settled once: by the carrier that took it, or by `stop`."""

    def __init__(self, begin: Begin, settled: Settled) -> None:
        self._begin = begin
        self._settled = settled
        self._readers: deque[Reader] = deque()
        self._lost_by: dict[Reader, set[str]] = {}  # those who gave a reader back
        self._taken = 0  # readers taken and not settled yet
        self._on_their_way = 0  # carriers that were promised a reader and have taken none yet
        self._low = 0  # fewer readers than this in hand, and the next batch is asked for
        self._is_low = asyncio.Event()
        self._has_news = asyncio.Event()
        self._is_over = asyncio.Event()  # every reader is settled, and no further one comes
        self._is_closed = False  # no further batch comes
        self._is_stopped = False  # nothing further is begun

    async def run(self, batches: Batches, carriers: Sequence[Awaitable[None]]) -> None:
        """Feed the carriers until every reader is settled; raises what Bulk.fan_out raises.

        What a carrier raises stops the others too; NotBegun counts for nothing where nobody was
        left to send to.
        """
        filling = asyncio.create_task(self._fill(batches))
        try:
            ends = await asyncio.gather(*map(self._guard, carriers), return_exceptions=True)
        finally:
            filling.cancel()
            await asyncio.wait([filling])
            self.stop("Sending was broken off.")
        for end in ends:
            if end:
                raise end
        if not filling.cancelled():
            filling.result()

    @property
    def in_hand(self) -> int:
        return len(self._readers)

    async def wait(self) -> bool:
        """Wait for a reader whom no other carrier is on its way to; false when none will come.

        A carrier that was told true calls `arrive` when it can take readers, or cannot after all.
        """
        while len(self._readers) <= self._on_their_way:
            if self._is_over.is_set():
                return False
            self._has_news.clear()
            await self._has_news.wait()
        self._on_their_way += 1
        return True

    def arrive(self) -> None:
        self._on_their_way -= 1
        self._has_news.set()

    async def unless_over(self, waiting: Coroutine[Any, Any, T]) -> T | None:
        """Its result, or none: it is cancelled where every reader is settled before it ends."""
        task, over = asyncio.create_task(waiting), asyncio.create_task(self._is_over.wait())
        try:
            await asyncio.wait([task, over], return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            task.cancel()
            over.cancel()
            await asyncio.wait([task, over])

    def take(self) -> Reader | None:
        """The next reader, or none where none is in hand just now."""
        if not self._readers:
            return None
        if len(self._readers) == self._low:
            self._is_low.set()
        self._taken += 1
        return self._readers.popleft()

    def settled(self, receipt: Receipt) -> None:
        """Say what became of a reader who was taken."""
        self._taken -= 1
        try:
            self._settled(receipt)
        finally:
            if self._is_closed:
                self._look_for_the_end()

    def give_back(
        self, reader: Reader, error: NotBegun, *, by: str = "", usable: Set[str] = frozenset()
    ) -> None:
        """Have a reader tried once more of whose copy no text has left.

        A second time it is settled as not begun, lest its address end one connection after another;
        but not for as long as one of the `usable` has yet to try, and only `by` is at fault.
        """
        is_known = reader in self._lost_by
        lost_by = self._lost_by.setdefault(reader, set())
        lost_by.add(by)
        if self._is_stopped or (is_known and usable <= lost_by):
            self.settled(Receipt(reader, error=error))
        else:
            self._put_back(reader)

    def begins(self, reader: Reader) -> bool:
        """Whether the reader's copy may leave; if not, it is settled and everything stops."""
        if not self._is_stopped and self._begin(reader):
            return True
        self._put_back(reader)
        self.stop("Sending was stopped.")
        return False

    def stop(self, reason: str) -> None:
        """Begin nothing further: whoever is in hand is settled as not begun."""
        self._is_stopped = True
        self._close()
        while reader := self.take():
            self.settled(Receipt(reader, error=NotBegun(reason)))

    def _put_back(self, reader: Reader) -> None:
        self._taken -= 1
        self._readers.appendleft(reader)
        self._has_news.set()

    def _close(self) -> None:
        self._is_closed = True
        self._is_low.set()
        self._look_for_the_end()

    def _look_for_the_end(self) -> None:
        if self._is_closed and not self._readers and not self._taken:
            self._is_over.set()
            self._has_news.set()

    async def _fill(self, batches: Batches) -> None:
        try:
            async for batch in batches:
                await self._take_in(batch)
                if self._is_stopped:
                    break
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
        except NotBegun as error:
            if not self._is_over.is_set():
                self.stop(str(error))
                raise
        except BaseException:
            self.stop("Sending was broken off.")
            raise
