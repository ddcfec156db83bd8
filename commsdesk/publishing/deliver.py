"""Deliver one publication: claim, send, journal, mark. Whatever dies, nobody is missed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from commsdesk.channels.contract import Bulk, NotBegun, Note, Reader, Receipt, SendError
from commsdesk.publishing.claims import Claim, Claims
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.first_copies import first_copies_leave
from commsdesk.publishing.journal import Journal
from commsdesk.publishing.ledger import Ledger, State
from commsdesk.publishing.marks import Marks
from commsdesk.publishing.order import Order
from commsdesk.publishing.receiver import receiver_of
from commsdesk.publishing.stream import Stream
from commsdesk.publishing.waiting import call_off_stopped, is_stopped, next_due

LAST_WORDS = 5.0  # seconds to write down what is known, before the leases can have ended
WATCHED_EVERY = 0.5  # seconds until a stop is heard of
LOOKS_AGAIN_EVERY = 1.0  # seconds, for those who were put off, while others are sent to
ENDS_WITHIN = 2.0  # seconds for what is under way, when the worker is told to end


@dataclass(frozen=True)
class Rest:
    """What a run leaves over."""

    due_at: datetime | None  # none: everything is settled
    trouble: str = ""  # why it could not go on


async def deliver(
    order: Order, ways: Mapping[str, Bulk], journals: Path, connection: Connection
) -> Rest:
    """Send what is due of one publication, by every way at once.

    Each run claims under a name of its own: to the next one, a run that ended badly is like any
    other dead worker. Raises ExceptionGroup where the database stayed away until the leases ended.
    """
    worker = uuid4()
    claims = Claims(connection, order.publication, worker, newest=order.newest)
    marks = Marks(connection, worker, claims.drop)
    with Journal(journals, worker) as journal:
        run = Run(order, claims, marks, journal, connection)
        try:
            await run_to_its_end(run, ways)
        finally:
            async with asyncio.timeout(LAST_WORDS):
                await marks.write()
                await claims.give_back()
                journal.forget()
    first_copies_leave(order.publication)  # or nobody took one
    await call_off_stopped(connection, order.publication)
    await connection.notify(order.notice)
    return Rest(await next_due(connection, order.publication), journal.trouble)


async def run_to_its_end(run: Run, ways: Mapping[str, Bulk]) -> None:
    """Where the worker is told to end, what is under way may finish and nothing more begins."""
    running = asyncio.create_task(run.by(ways))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        run.is_over = True
        await asyncio.wait([running], timeout=ENDS_WITHIN)
        running.cancel()
        await asyncio.wait([running])
        raise


class AtWork:
    """How many send just now; each does so `with` it."""

    def __init__(self) -> None:
        self._senders = 0
        self._is_over = asyncio.Event()

    def __enter__(self) -> None:
        self._senders += 1
        self._is_over.clear()

    def __exit__(self, *_: object) -> None:
        self._senders -= 1
        if not self._senders:
            self._is_over.set()

    async def goes_on_for(self, seconds: float) -> bool:
        """Whether anybody still does after so long; false as soon as nobody does."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._is_over.wait()
        return not self._is_over.is_set()


class Run:
    """One publication on its way out, for as long as something of it is due."""

    def __init__(
        self, order: Order, claims: Claims, marks: Marks, journal: Journal, connection: Connection
    ) -> None:
        self.order = order
        self.claims = claims
        self.marks = marks
        self.journal = journal
        self.connection = connection
        self.at_work = AtWork()
        self.is_over = False  # nothing more is begun
        self.is_stopped = False  # nor tried again, by anybody

    async def by(self, ways: Mapping[str, Bulk]) -> None:
        """Each way goes at its own pace: a slow relay holds up no webhook."""
        async with asyncio.TaskGroup() as group:
            around = [
                group.create_task(self.claims.keep_renewed()),
                group.create_task(self.marks.keep_writing()),
                group.create_task(self.keep_telling()),
                group.create_task(self.keep_watch()),
            ]
            async with asyncio.TaskGroup() as senders:
                for channel in self.order.channels:
                    senders.create_task(self.send(channel, ways.get(channel)))
            for task in around:
                task.cancel()

    async def send(self, channel: str, way: Bulk | None) -> None:
        """One text after the other."""
        mine = [each for each in self.order.notes.items() if each[0].channel == channel]
        async with asyncio.TaskGroup() as group:
            with self.at_work:
                for stream, note in mine:
                    if way:
                        await self.send_to(stream, note, way)
                        group.create_task(self.send_again(stream, note, way))
                    else:
                        reason = f"There is no channel {channel} here."
                        await self.postpone(stream, State.REFUSED, reason)

    async def send_again(self, stream: Stream, note: Note, way: Bulk) -> None:
        """Whoever is put off waits no longer because others are still sent to."""
        while await self.at_work.goes_on_for(LOOKS_AGAIN_EVERY) and self.may_go_on:
            await self.claims.give_back_settled()
            if await self.claims.are_due(stream):
                with self.at_work:
                    await self.send_to(stream, note, way)

    async def send_to(self, stream: Stream, note: Note, way: Bulk) -> None:
        taken = State.REHEARSED if stream.channel == "rehearsal" else State.ACCEPTED
        ledger = Ledger(self.journal, self.marks, self.order.said_at, taken, self.has_stopped)

        def settled(receipt: Receipt) -> None:
            ledger.settled(receipt)
            if not receipt.error:
                first_copies_leave(self.order.publication)

        try:
            async with aclosing(self.batches(stream, ledger)) as batches:
                await way.fan_out(note, batches, begin=self.may_begin, settled=settled)
        except NotBegun as error:
            await self.postpone(stream, *ledger.fate_of(error), error.wait)

    async def postpone(self, stream: Stream, state: State, reason: str, wait: float = 0) -> None:
        """Of those who are not even claimed, none need find out what all of them would."""
        await self.claims.postpone(stream, state, reason, wait)

    async def batches(self, stream: Stream, ledger: Ledger) -> AsyncGenerator[list[Reader], None]:
        """What is due, until nothing is."""
        while self.may_go_on and (claims := await self.claims.take(stream)):
            if readers := receivers_of(claims, ledger):
                yield readers

    @property
    def may_go_on(self) -> bool:
        return self.claims.are_fresh and not (self.is_over or self.journal.trouble)

    def may_begin(self, reader: Reader) -> bool:
        stays = self.is_over or self.journal.trouble
        return not stays and self.claims.begins(reader.key)

    def has_stopped(self) -> bool:
        return self.is_stopped

    async def keep_watch(self) -> None:
        """Hear of a stop, which is final; runs until then or until it is cancelled."""
        while not self.is_stopped:
            await asyncio.sleep(WATCHED_EVERY)
            self.is_stopped = await is_stopped(self.connection, self.order.publication)
        self.is_over = True
        await self.claims.stop()

    async def keep_telling(self) -> None:
        """Once a second, open desks are told to count anew; runs until it is cancelled."""
        while True:
            await asyncio.sleep(1)
            await self.connection.notify(self.order.notice)


def receivers_of(claims: list[Claim], ledger: Ledger) -> list[Reader]:
    """Those who can be told; why the others cannot is written down."""
    readers = []
    for claim in claims:
        try:
            readers.append(receiver_of(claim))
        except SendError as error:
            ledger.settled(Receipt(Reader(claim.delivery, claim.address), error=error))
    return readers
