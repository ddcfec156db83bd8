"""Deliver one publication: claim, send, journal, mark. Whatever dies, nobody is missed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from commsdesk.channels.contract import Bulk, NotBegun, Reader, Receipt, SendError
from commsdesk.publishing.claims import Claim, Claims
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.journal import Journal
from commsdesk.publishing.ledger import Ledger, State
from commsdesk.publishing.marks import Marks
from commsdesk.publishing.order import Order
from commsdesk.publishing.receiver import receiver_of
from commsdesk.publishing.waiting import next_due, postpone

LAST_WORDS = 5.0  # seconds to write down what is known, before the leases can have ended


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
    claims = Claims(connection, order.publication, worker)
    marks = Marks(connection, worker, claims.drop)
    with Journal(journals, worker) as journal:
        try:
            await Run(order, claims, marks, journal, connection).by(ways)
        finally:
            async with asyncio.timeout(LAST_WORDS):
                await marks.write()
                await claims.give_back()
                journal.forget()
    await connection.notify(order.notice)
    return Rest(await next_due(connection, order.publication), journal.trouble)


@dataclass(frozen=True)
class Run:
    """One publication on its way out, for as long as something of it is due."""

    order: Order
    claims: Claims
    marks: Marks
    journal: Journal
    connection: Connection

    async def by(self, ways: Mapping[str, Bulk]) -> None:
        """Each way goes at its own pace: a slow relay holds up no webhook."""
        async with asyncio.TaskGroup() as group:
            around = [
                group.create_task(self.claims.keep_renewed()),
                group.create_task(self.marks.keep_writing()),
                group.create_task(self.keep_telling()),
            ]
            async with asyncio.TaskGroup() as senders:
                for channel in self.order.notes:
                    senders.create_task(self.send(channel, ways.get(channel)))
            for task in around:
                task.cancel()

    async def send(self, channel: str, way: Bulk | None) -> None:
        if way is None:
            await self.postpone(channel, State.REFUSED, f"There is no channel {channel} here.")
            return
        taken = State.REHEARSED if channel == "rehearsal" else State.ACCEPTED
        ledger = Ledger(self.journal, self.marks, self.order.said_at, taken)
        note = self.order.notes[channel]
        try:
            async with aclosing(self.batches(channel, ledger)) as batches:
                await way.fan_out(note, batches, begin=self.may_begin, settled=ledger.settled)
        except NotBegun as error:
            await self.postpone(channel, *ledger.fate_of(error), error.wait)

    async def postpone(self, channel: str, state: State, reason: str, wait: float = 0) -> None:
        """Of those who are not even claimed, none need find out what all of them would."""
        publication = self.order.publication
        await postpone(self.connection, publication, channel, state, reason, wait)

    async def batches(self, channel: str, ledger: Ledger) -> AsyncGenerator[list[Reader], None]:
        """What is due, until nothing is: from where the last batch ended, then from the front."""
        last: Claim | None = None
        while self.claims.are_fresh and not self.journal.trouble:
            claims = await self.claims.take(channel, after=last)
            if not claims and not last:
                return
            last = claims[-1] if claims else None
            if readers := receivers_of(claims, ledger):
                yield readers

    def may_begin(self, reader: Reader) -> bool:
        return self.claims.are_fresh and reader.key in self.claims and not self.journal.trouble

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
