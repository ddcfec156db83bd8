"""Calls many readers at once by HTTP, and no host more than a few times at once."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

from yarl import URL

from commsdesk.channels.contract import (
    AnswerLost,
    Batches,
    NotBegun,
    Reader,
    Receipt,
    SendError,
)
from commsdesk.channels.guard import called
from commsdesk.channels.pool import Pool

LATE_AFTER = 0.1  # seconds; who waits longer for an answer is no longer one of those in flight
LATE = 450  # callers that may wait longer at once
PARKED = 5000  # readers set aside for busy hosts, before no further one is taken
DEAF_AFTER = 10  # calls in a row without an answer, and a host's other readers are put off

Call = Callable[[Reader, URL], Awaitable[str]]


@dataclass
class Host:
    """What is under way at one host, and who waits for it."""

    calls: int = 0
    unanswered: int = 0  # in a row
    parked: deque[tuple[Reader, URL]] = field(default_factory=deque)


class Callers:
    """Several callers at one pool.

    A reader whose host is busy is parked, and left to those who keep it busy; who waits long for
    a host stays with it, and another caller takes the place. So a slow host holds up nobody else.
    """

    def __init__(self, pool: Pool, call: Call, *, per_host: int) -> None:
        """`call` returns a reference or raises SendError."""
        self.pool = pool
        self.call = call
        self.per_host = per_host
        self.hosts: dict[str, Host] = {}
        self.has_room = asyncio.Event()
        self.has_room.set()
        self.at_work: set[Caller] = set()
        self._parked = 0

    async def run(self, batches: Batches, in_flight: int) -> None:
        """See Bulk.fan_out."""
        watching = asyncio.create_task(self._watch(in_flight + LATE))
        try:
            await self.pool.run(batches, [Caller(self).work for _ in range(in_flight)])
        finally:
            watching.cancel()
            for host in self.hosts.values():
                self.put_off(host, NotBegun("Sending was broken off."))

    async def _watch(self, most: int) -> None:
        """Have those who are late relieved; a look at all costs less than a timer for each call."""
        while True:
            await asyncio.sleep(LATE_AFTER / 2)
            late = monotonic() - LATE_AFTER
            for caller in [one for one in self.at_work if one.since < late]:
                if not caller.is_relieved and len(self.at_work) < most:
                    caller.is_relieved = True
                    self.pool.join(Caller(self).work)

    def park(self, host: Host, reader: Reader, url: URL) -> None:
        host.parked.append((reader, url))
        self._parked += 1
        if self._parked >= PARKED:
            self.has_room.clear()

    def next_at(self, host: Host) -> tuple[Reader, URL]:
        self._parked -= 1
        self.has_room.set()
        return host.parked.popleft()

    def put_off(self, host: Host, error: SendError) -> None:
        while host.parked:
            reader, _ = self.next_at(host)
            self.pool.settled(Receipt(reader, error=error))


class Caller:
    """Makes one call after another."""

    def __init__(self, all_callers: Callers) -> None:
        self.since = math.inf  # when the call under way was begun
        self.is_relieved = False
        self._all = all_callers
        self._pool = all_callers.pool
        all_callers.at_work.add(self)

    async def work(self) -> None:
        try:
            while not self.is_relieved:
                await self._all.has_room.wait()
                if not await self._pool.wait():
                    break
                self._pool.arrive()
                if reader := self._pool.take():
                    await self._serve(reader)
        finally:
            self._all.at_work.discard(self)

    async def _serve(self, reader: Reader) -> None:
        """Call the reader, unless so many are at the host already that they will see to it."""
        try:
            url = called(reader.address)
        except SendError as error:
            self._pool.settled(Receipt(reader, error=error))
            return
        name = url.host or ""
        host = self._all.hosts.get(name) or self._all.hosts.setdefault(name, Host())
        self._all.park(host, reader, url)
        if host.calls < self._all.per_host:
            await self._stay_at(host)
            if not (host.calls or host.unanswered):
                self._all.hosts.pop(name, None)

    async def _stay_at(self, host: Host) -> None:
        host.calls += 1
        try:
            while host.parked:
                reader, url = self._all.next_at(host)
                if self._pool.begins(reader):
                    await self._tell(host, reader, url)
        finally:
            host.calls -= 1

    async def _tell(self, host: Host, reader: Reader, url: URL) -> None:
        self.since = monotonic()
        try:
            receipt = Receipt(reader, await self._all.call(reader, url))
        except SendError as error:
            receipt = Receipt(reader, error=error)
        except BaseException:
            self._pool.settled(Receipt(reader, error=AnswerLost("Sending was broken off.")))
            raise
        finally:
            self.since = math.inf
        self._pool.settled(receipt)
        self._learn(host, receipt.error)

    def _learn(self, host: Host, error: SendError | None) -> None:
        """Spare those who wait for a host that gives no answer the wait for it."""
        if not isinstance(error, (NotBegun, AnswerLost)):
            host.unanswered = 0
            return
        host.unanswered += 1
        if host.unanswered >= DEAF_AFTER:
            self._all.put_off(host, NotBegun(f"The calls before it had no answer: {error}"))
