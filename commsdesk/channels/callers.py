"""Calls many readers at once by HTTP, and no host more than a few times at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from commsdesk.channels.contract import (
    AnswerLost,
    Batches,
    NotBegun,
    Reader,
    Receipt,
    SendError,
)
from commsdesk.channels.guard import target_of
from commsdesk.channels.pool import Pool

LATE_AFTER = 0.02  # seconds; who waits longer for an answer is no longer one of those in flight
LOOKS = 4  # at a call until then; where we ourselves are slow they are further apart
# Calls that may be late at once: of 2,000 a second every tenth, for the 15 s until it is given up.
LATE = 3000
PARKED = 5000  # readers set aside for busy hosts, before no further one is taken
DEAF_AFTER = 10  # calls in a row without an answer, and a host's other readers are put off


@dataclass
class Host:
    """What is under way at one host, and who waits for it."""

    calls: int = 0
    unanswered: int = 0  # in a row
    why: str = ""  # the last of them had no answer
    parked: deque[Reader] = field(default_factory=deque)

    @property
    def is_deaf(self) -> bool:
        return self.unanswered >= DEAF_AFTER


class Place:
    """One among those in flight; lost while its call is late, and taken again for the next one."""

    def __init__(self, free: asyncio.Semaphore, held: set[Place]) -> None:
        self.looks = 0  # at the call under way
        self._free = free
        self._held = held

    @property
    def is_held(self) -> bool:
        return self in self._held

    async def take(self) -> None:
        if not self.is_held:
            await self._free.acquire()
            self._held.add(self)

    def leave(self) -> None:
        if self.is_held:
            self._held.remove(self)
            self._free.release()


class Callers:
    """Several callers at one pool.

    A reader whose host is busy is parked, and left to those who keep it busy; whose call is late
    goes on waiting for it while another caller takes the place. So a slow host holds up nobody
    else, and one that never answers not even its own readers: they are asked again later.
    """

    def __init__(
        self,
        pool: Pool,
        call: Callable[[Reader], Awaitable[str]],
        *,
        in_flight: int,
        per_host: int,
    ) -> None:
        """`call` returns a reference or raises SendError."""
        self._pool = pool
        self._call = call
        self._per_host = per_host
        self._free = asyncio.Semaphore(in_flight)
        self._held: set[Place] = set()
        self._at_work: set[asyncio.Task[None]] = set()
        self._hosts: dict[str, Host] = {}
        self._parked = 0
        self._has_room = asyncio.Event()
        self._has_room.set()
        self._error: BaseException | None = None

    async def run(self, batches: Batches) -> None:
        """See Bulk.fan_out."""
        watching = asyncio.create_task(self._watch())
        try:
            await self._pool.run(batches, [self._employ()])
        finally:
            watching.cancel()
            for host in self._hosts.values():
                self._put_off(host, "Sending was broken off.")

    async def _watch(self) -> None:
        """A look at all calls now and then costs less than a timer for each."""
        while True:
            await asyncio.sleep(LATE_AFTER / LOOKS)
            for place in self._held:
                place.looks += 1
            overdue = [place for place in self._held if place.looks >= LOOKS]
            late = len(self._at_work) - len(self._held)
            for place in overdue[: max(LATE - late, 0)]:
                place.leave()

    async def _employ(self) -> None:
        """A caller for as many readers as may be called at once, until all are settled."""
        try:
            while await self._pool.wait():
                self._pool.arrive()
                await self._has_room.wait()
                place = Place(self._free, self._held)
                await place.take()
                caller = asyncio.create_task(self._work(place))
                self._at_work.add(caller)
                caller.add_done_callback(self._at_work.remove)
        finally:
            for caller in self._at_work:
                caller.cancel()
            if self._at_work:
                await asyncio.wait(self._at_work)
        if self._error:
            raise self._error

    async def _work(self, place: Place) -> None:
        try:
            while place.is_held and self._has_room.is_set() and (reader := self._pool.take()):
                await self._serve(reader, place)
        except BaseException as error:  # noqa: BLE001  the others finish what they have begun
            self._error = self._error or error
            self._pool.stop("Sending was broken off.")
        finally:
            place.leave()

    async def _serve(self, reader: Reader, place: Place) -> None:
        """Call the reader, unless so many are at the host already that they will see to it."""
        _, name, reason = target_of(reader.address)
        if reason:
            self._settle(reader, error=SendError(reason, permanent=True))
            return
        host = self._hosts.get(name) or self._hosts.setdefault(name, Host())
        if host.is_deaf:
            self._settle(reader, error=NotBegun(host.why))
        elif host.calls >= self._per_host:
            self._park(host, reader)
        else:
            await self._stay_at(host, reader, place)
            if not (host.calls or host.unanswered):
                self._hosts.pop(name, None)

    async def _stay_at(self, host: Host, reader: Reader | None, place: Place) -> None:
        """To call the reader, and then those who are parked."""
        host.calls += 1
        try:
            while True:
                if reader and self._pool.begins(reader):
                    await self._tell(host, reader, place)
                if not host.parked:
                    return
                await place.take()
                reader = self._next(host)
        finally:
            host.calls -= 1

    async def _tell(self, host: Host, reader: Reader, place: Place) -> None:
        place.looks = 0
        try:
            receipt = Receipt(reader, await self._call(reader))
        except SendError as error:
            receipt = Receipt(reader, error=error)
        except BaseException:
            self._settle(reader, error=AnswerLost("Sending was broken off."))
            raise
        self._pool.settled(receipt)
        self._learn(host, receipt.error)

    def _learn(self, host: Host, error: SendError | None) -> None:
        """Spare those who wait for a host that gives no answer the wait for it."""
        if not isinstance(error, (NotBegun, AnswerLost)):
            host.unanswered = 0
            return
        host.unanswered += 1
        host.why = f"The calls before it had no answer: {error}"
        if host.is_deaf:
            self._put_off(host, host.why)

    def _put_off(self, host: Host, reason: str) -> None:
        while reader := self._next(host):
            self._settle(reader, error=NotBegun(reason))

    def _park(self, host: Host, reader: Reader) -> None:
        host.parked.append(reader)
        self._parked += 1
        if self._parked >= PARKED:
            self._has_room.clear()

    def _next(self, host: Host) -> Reader | None:
        if not host.parked:
            return None
        self._parked -= 1
        self._has_room.set()
        return host.parked.popleft()

    def _settle(self, reader: Reader, *, error: SendError) -> None:
        self._pool.settled(Receipt(reader, error=error))
