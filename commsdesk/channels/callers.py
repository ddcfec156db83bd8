"""Calls many readers at once by HTTP, and no host more than a few times at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

from yarl import URL

from commsdesk.channels.contract import (
    AnswerLost,
    Batches,
    NotBegun,
    Reader,
    Receipt,
    SendError,
)
from commsdesk.channels.guard import objection
from commsdesk.channels.pool import Pool

PARKED = 1000  # readers set aside for busy hosts, before a caller waits instead


class Callers:
    """Several callers at one pool.

    A reader whose host is busy is parked, and left to those who keep it busy, so that a slow host
    holds up nobody else.
    """

    def __init__(
        self, pool: Pool, call: Callable[[Reader], Awaitable[str]], *, per_host: int
    ) -> None:
        """`call` returns a reference or raises SendError."""
        self._pool = pool
        self._call = call
        self._turns: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._parked: dict[str, deque[Reader]] = defaultdict(deque)
        self._parked_in_all = 0

    async def run(self, batches: Batches, in_flight: int) -> None:
        """See Bulk.fan_out."""
        try:
            await self._pool.run(batches, [self._work() for _ in range(in_flight)])
        finally:
            for host in list(self._parked):
                while reader := self._next(host):
                    self._settle(reader, error=NotBegun("Sending was broken off."))

    async def _work(self) -> None:
        while await self._pool.wait():
            self._pool.arrive()
            if reader := self._pool.take():
                if reason := objection(reader.address):
                    self._settle(reader, error=SendError(reason, permanent=True))
                else:
                    await self._serve(reader)

    async def _serve(self, reader: Reader) -> None:
        host = URL(reader.address).host or ""
        turns = self._turns[host]
        self._parked[host].append(reader)
        self._parked_in_all += 1
        if turns.locked() and self._parked_in_all < PARKED:
            return
        async with turns:
            while next_reader := self._next(host):
                await self._tell(next_reader)

    def _next(self, host: str) -> Reader | None:
        if not self._parked[host]:
            return None
        self._parked_in_all -= 1
        return self._parked[host].popleft()

    async def _tell(self, reader: Reader) -> None:
        if not self._pool.begins(reader):
            return
        try:
            reference = await self._call(reader)
        except SendError as error:
            self._settle(reader, error=error)
        except BaseException:
            self._settle(reader, error=AnswerLost("Sending was broken off."))
            raise
        else:
            self._settle(reader, reference)

    def _settle(self, reader: Reader, reference: str = "", error: SendError | None = None) -> None:
        self._pool.settled(Receipt(reader, reference, error))
