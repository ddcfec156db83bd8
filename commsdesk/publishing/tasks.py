"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from asgiref.sync import sync_to_async
from django.conf import settings
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job, JobDeferrer

from commsdesk.incidents.plain_sql import rows
from commsdesk.publishing import deliver as delivering
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.first_copies import first_copies_leave
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.order import Order, order_for
from commsdesk.publishing.queues import QUEUES
from commsdesk.publishing.readers import lane_of
from commsdesk.publishing.recover import recover
from commsdesk.publishing.share import ask, is_delivered_here, shared
from commsdesk.publishing.trouble import note_end_of_trouble, note_trouble
from commsdesk.publishing.ways import ways_for

AFTER_TROUBLE = timedelta(seconds=30)
PASSING = 3  # attempts that may fail, as while the database is started again
FAILS = "Sending fails, and the worker's log says why. It is tried again every minute."
AT_SOONEST = timedelta(seconds=1)  # what is due and could not be taken is locked by a publication

SOONER: Final = """
UPDATE procrastinate_jobs SET scheduled_at = least(scheduled_at, %s)
WHERE queueing_lock = %s AND status = 'todo' RETURNING id
"""


@app.task(name="publishing.deliver", queue=QUEUES[Delivery.Lane.NEWS], pass_context=True)
async def try_to_deliver(context: JobContext, publication: int) -> None:
    """It is tried for as long as anybody waits; whoever can mend it hears that it fails."""
    try:
        await deliver(publication)
    except Exception:
        if context.job.attempts >= PASSING:
            host, now = socket.gethostname(), timezone.now()
            await sync_to_async(note_trouble)(publication, host, FAILS, now)
        raise


async def deliver(publication: int) -> None:
    """Deliver what is due of one publication, and come back when more of it is."""
    journals = settings.DATA / "journal"
    async with Connection() as connection:
        reading = sync_to_async(order_for)(publication, timezone.now())
        ordered = asyncio.create_task(reading)  # at once: the first mail waits
        await recover(publication, journals, connection)
        order = await ordered
        if not order.notes:
            first_copies_leave(publication)  # there are none
            await sync_to_async(note_end_of_trouble)(publication, "", timezone.now())
            return
        async with ways_for(order.channels, order.lane, connection) as ways:
            with shared(publication, order.lane):
                rest = await delivering.deliver(order, ways, journals, connection)
    host = socket.gethostname()
    if rest.trouble:
        await sync_to_async(note_trouble)(publication, host, rest.trouble, timezone.now())
    else:
        await sync_to_async(note_end_of_trouble)(publication, host, timezone.now())
    if rest.due_at:
        soonest = timezone.now() + (AFTER_TROUBLE if rest.trouble else AT_SOONEST)
        await sync_to_async(come_back)(order, max(rest.due_at, soonest))


@app.task(name="publishing.join_in", queue=QUEUES[Delivery.Lane.NEWS])
async def join_in(publication: int, lane: int, wait: float) -> None:
    """Deliver it too, unless this worker does so already: then another one is asked for."""
    if is_delivered_here(publication):
        await ask(publication, lane, wait=wait)
    else:
        await deliver(publication=publication)


def begin(publication: Publication) -> None:
    """Defer the job, with the transaction that it belongs to."""
    delivery_of(publication).defer(publication=publication.pk)


def carry_out(publication: Publication, bells: Iterable[Job]) -> None:
    """Deliver it, show it and ring for the next, in one query for which publishing waits."""
    number = publication.pk
    app.job_manager.batch_defer_jobs(
        [
            delivery_of(publication).make_new_job(publication=number),
            app.configure_task("status.render").make_new_job(publication=number, is_new=True),
            *bells,
        ]
    )


def delivery_of(publication: Publication) -> JobDeferrer:
    return app.configure_task("publishing.deliver", queue=QUEUES[lane_of(publication)])


def come_back(order: Order, at: datetime) -> None:
    """Once: where a job for it waits already, that one comes then if it would have come later."""
    lock, queue = f"publishing.deliver {order.publication}", QUEUES[order.lane]
    job = app.configure_task("publishing.deliver", queueing_lock=lock, schedule_at=at, queue=queue)
    try:
        job.defer(publication=order.publication)
    except AlreadyEnqueued:
        rows(SOONER, at, lock)
