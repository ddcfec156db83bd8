"""What the tests of the delivery job share: publications of this moment, and ways out to order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from commsdesk.channels.contract import Begin, Bulk, NotBegun, Reader, Receipt, SendError
from commsdesk.channels.measure import LIMITS
from commsdesk.incidents.models import Incident
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.deliver import Rest, deliver
from commsdesk.publishing.models import Delivery, Publication, Subscriber
from commsdesk.publishing.order import Order, order_for
from commsdesk.publishing.recover import recover
from tests import make


def readers(count: int, *, channel: str = "email", at: str = "example.test") -> None:
    now = timezone.now()
    Subscriber.objects.bulk_create(
        Subscriber(
            channel=channel,
            address=f"reader{number}@{at}",
            audience=make.audience(),
            joined_at=now,
            verified_at=now,
        )
        for number in range(count)
    )


def said(of: Incident | None = None, *, ago: timedelta = timedelta()) -> Publication:
    """Published just now: deliveries fall due by the database's clock."""
    if of is None:
        of = make.incident()
        make.facts(of)
    now = timezone.now() - ago
    return make.published(make.draft(of, now=now), now=now)


class Pretend(Bulk):
    """Takes every copy, or does for an address what `answer` says: an error, or none."""

    name = "email"
    limit = LIMITS["email"]
    pause = 0.0  # seconds after each copy, before the next is begun

    def __init__(self, answer: Callable[[str], SendError | None] = lambda address: None) -> None:
        self.answer = answer
        self.told: list[str] = []
        self.has_told = asyncio.Event()
        self.is_stopped = False

    async def fan_out(self, note, batches, *, begin, settled):
        async for batch in batches:
            for reader in batch:
                settled(self.tell(reader, begin))
                await asyncio.sleep(0 if self.is_stopped else self.pause)

    def tell(self, reader: Reader, begin: Begin) -> Receipt:
        self.is_stopped = self.is_stopped or not begin(reader)
        if self.is_stopped:
            return Receipt(reader, error=NotBegun("Sending was stopped."))
        if error := self.answer(reader.address):
            return Receipt(reader, error=error)
        self.told.append(reader.address)
        self.has_told.set()
        return Receipt(reader, f"250 {reader.address} taken")

    async def aclose(self):
        pass


class Slow(Pretend):
    pause = 0.3


def carry_out(publication: Publication, journals, **ways: Bulk) -> Rest:
    async def recovered() -> None:
        async with Connection() as connection:
            await recover(publication.pk, journals, connection)

    asyncio.run(recovered())
    return asyncio.run(delivered(order_of(publication), ways, journals))


async def delivered(order: Order, ways: Mapping[str, Bulk], journals: Path) -> Rest:
    async with Connection() as connection:
        return await deliver(order, ways, journals, connection)


def order_of(publication: Publication) -> Order:
    return order_for(publication.pk, timezone.now())


def states(publication: Publication) -> dict[str, int]:
    """How many deliveries are in each state. Workers look only at those without a time."""
    found: dict[str, int] = {}
    for state, settled_at in publication.deliveries.values_list("state", "settled_at"):
        found[state] = found.get(state, 0) + 1
        assert (settled_at is None) == (state == "waiting")
    return found


def make_due(publication: Publication) -> None:
    """As if the time for the next try had come."""
    publication.deliveries.filter(settled_at=None).update(due_at=timezone.now())
    publication.batches.update(due_at=timezone.now())


def delivery_to(publication: Publication, address: str) -> Delivery:
    reader = Subscriber.objects.get(address=address)
    return publication.deliveries.get(subscriber_id=reader.pk)
