"""The ways out to readers, built from the settings for one run of the delivery job."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Container
from contextlib import asynccontextmanager, suppress

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from commsdesk.channels.contract import Bulk
from commsdesk.channels.http import Web
from commsdesk.channels.rehearsal import Rehearsal
from commsdesk.channels.smtp.relay import relays
from commsdesk.people.mail import email
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.endpoints import Endpoints
from commsdesk.publishing.pace import RelayPace
from commsdesk.publishing.page import public_page
from commsdesk.publishing.switch_off import heed

HEEDED_EVERY = 5.0  # seconds


@asynccontextmanager
async def ways_for(
    channels: Container[str], lane: int, connection: Connection
) -> AsyncIterator[dict[str, Bulk]]:
    rates = {str(relay): relay.rate for relay in relays(settings.COMMSDESK_RELAY)}
    pace = RelayPace(connection, rates, lane)
    web = Web(settings.COMMSDESK_ALLOW_PRIVATE)
    endpoints = Endpoints(web, page=public_page())
    ways: list[Bulk] = [email(pace), endpoints, Rehearsal()]
    heeding = asyncio.create_task(keep_heeding(endpoints))
    try:
        yield {way.name: way for way in ways if way.name in channels}
    finally:
        heeding.cancel()
        await asyncio.gather(heeding, return_exceptions=True)
        for way in ways:
            await way.aclose()
        await pace.aclose()
        await web.aclose()
    await heed_answers(endpoints)


async def keep_heeding(endpoints: Endpoints) -> None:
    """Others may take hours; who says that it is gone is called no more now."""
    while True:
        await asyncio.sleep(HEEDED_EVERY)
        with suppress(DatabaseError):  # it may be back the next time
            await heed_answers(endpoints)


async def heed_answers(endpoints: Endpoints) -> None:
    if answers := endpoints.take_answers():
        try:
            await sync_to_async(heed)(answers, timezone.now())
        except BaseException:
            endpoints.put_back(answers)
            raise
