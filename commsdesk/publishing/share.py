"""Have other workers join in: one job is begun for a publication, and it may be a long one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from asgiref.sync import sync_to_async
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from commsdesk.publishing.models import Delivery
from commsdesk.publishing.queues import QUEUES

ASKED_AFTER = 1.0  # seconds; what ends sooner is not worth another's connections
LONGEST_WAIT = 32.0  # seconds between two questions
GROWTH = 1.2  # slow, since it is chance whether another worker hears one or the one that asks

_here: list[int] = []  # publications that this process delivers, once for each of its jobs


def is_delivered_here(publication: int) -> bool:
    return publication in _here


@contextmanager
def shared(publication: int, lane: int) -> Iterator[None]:
    """While this lasts, any other worker that has a place for it joins in."""
    _here.append(publication)
    asking = asyncio.create_task(_ask_soon(publication, lane))
    try:
        yield
    finally:
        asking.cancel()
        _here.remove(publication)


async def _ask_soon(publication: int, lane: int) -> None:
    await asyncio.sleep(ASKED_AFTER)
    with suppress(ConnectorException):  # who cannot ask goes on alone
        await ask(publication, lane, wait=0)


async def ask(publication: int, lane: int, *, wait: float) -> None:
    """After so many seconds; where others were asked already, that is enough."""
    job = app.configure_task(
        "publishing.join_in",
        queueing_lock=f"publishing.join_in {publication}",
        schedule_in={"seconds": wait},
        queue=QUEUES[Delivery.Lane(lane)],
    )
    longer = min(max(1.0, GROWTH * wait), LONGEST_WAIT)
    with suppress(AlreadyEnqueued):
        await sync_to_async(job.defer)(publication=publication, lane=lane, wait=longer)
