"""A letter, a fleet, and one call that sends the one by the other."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from commsdesk.channels.contract import Reader, Receipt, one_batch
from commsdesk.channels.smtp.client import Fleet
from commsdesk.channels.smtp.relay import Relay
from commsdesk.channels.smtp.splice import Letter, Values


def letter(text: str = "Hello.") -> Letter:
    marks = Values()
    mail = f"To: <{marks.address}>\r\nMessage-ID: <{marks.message}@x.example>\r\n\r\n{text}\r\n"
    return Letter(mail.encode(), marks, places={"address": 1, "message": 1})


@asynccontextmanager
async def fleet(*relays: Relay, connections: int = 1, **options) -> AsyncIterator[Fleet]:
    ours = Fleet(relays, sender="us@x.example", connections=connections, **options)
    try:
        yield ours
    finally:
        await ours.aclose()


async def carried(
    ours: Fleet, readers: Sequence[Reader], receipts: list[Receipt] | None = None
) -> list[Receipt]:
    """The receipts, in the order in which they came in."""
    receipts = [] if receipts is None else receipts
    await ours.send(letter, one_batch(readers), begin=lambda _: True, settled=receipts.append)
    return receipts
