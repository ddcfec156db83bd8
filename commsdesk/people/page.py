"""Take one page to its colleague, again and again until it is taken or too old to be of use."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection, transaction

from commsdesk.channels.contract import Note, SendError
from commsdesk.people.mail import email
from commsdesk.people.models import Page

PATIENCE = 20  # seconds: others wait in the same queue
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=5)
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
GIVE_UP_AFTER = timedelta(days=1)


@transaction.atomic
def send(page_id: int, now: datetime) -> datetime | None:
    """Send it unless it was sent; returns when to try again, if it is to be tried again.

    Two jobs for one page send it once. No row is held meanwhile: while the relay is silent the
    colleague may follow the link, and do all else in the desk.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [f"people.page {page_id}"])
    page = Page.objects.select_related("user").get(pk=page_id)
    if page.sent_at:
        return None
    page.tries += 1
    try:
        page.reference = async_to_sync(mail)(note_of(page), page.user.email)
    except SendError as error:
        page.failure = str(error)
        page.next_try_at = next_try(page, error, now)
    else:
        page.failure, page.sent_at, page.next_try_at = "", now, None
    page.save(update_fields=["tries", "reference", "failure", "next_try_at", "sent_at"])
    return page.next_try_at


def note_of(page: Page) -> Note:
    return Note(
        title=page.title,
        body=page.body,
        url=f"{settings.COMMSDESK_URL}/desk/pages/{page.pk}/",
        key=f"page-{page.pk}",
    )


async def mail(note: Note, to: str) -> str:
    way = email()
    try:
        async with asyncio.timeout(PATIENCE):
            return await way.send(note, to)
    except TimeoutError as error:
        raise SendError(f"The relay did not take it within {PATIENCE} seconds.") from error
    finally:
        await way.aclose()


def next_try(page: Page, error: SendError, now: datetime) -> datetime | None:
    """After 5 s, then 10 s, 20 s and so on up to 5 minutes."""
    if error.permanent or now - page.asked_at >= GIVE_UP_AFTER:
        return None
    wait = min(FIRST_WAIT * (1 << min(page.tries - 1, 10)), LONGEST_WAIT)
    return now + max(wait, timedelta(seconds=error.wait))
