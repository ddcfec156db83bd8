"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from commsdesk.publishing import deliver as delivering
from commsdesk.publishing.order import order_for
from commsdesk.publishing.recover import recover
from commsdesk.publishing.trouble import note_trouble
from commsdesk.publishing.ways import ways_for

AFTER_TROUBLE = timedelta(seconds=30)


@app.task(name="publishing.deliver", queue="delivery")
async def deliver(publication: int) -> None:
    """Deliver what is due of one publication, and come back when more of it is."""
    journals = settings.DATA / "journal"
    await recover(publication, journals)
    order = await sync_to_async(order_for)(publication, timezone.now())
    if not order.notes:
        return
    async with ways_for(order.notes) as ways:
        rest = await delivering.deliver(order, ways, journals)
    if rest.trouble:
        await sync_to_async(note_trouble)(publication, rest.trouble, timezone.now())
    if rest.due_at:
        soonest = timezone.now() + (AFTER_TROUBLE if rest.trouble else timedelta())
        await sync_to_async(come_back)(publication, max(rest.due_at, soonest))


def come_back(publication: int, at: datetime) -> None:
    """Once: where a job for it waits already, that one is enough."""
    lock = f"publishing.deliver {publication}"
    job = app.configure_task("publishing.deliver", queueing_lock=lock, schedule_at=at)
    with suppress(AlreadyEnqueued):
        job.defer(publication=publication)
