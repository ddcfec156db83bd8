"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from commsdesk.people import page as paging


@app.task(name="people.page", queue="colleagues")
@transaction.atomic
def page(page: int) -> None:
    """Send the note of one row of Page, and come back for it where it was not taken."""
    if next_try_at := paging.send(page, timezone.now()):
        app.configure_task("people.page", schedule_at=next_try_at).defer(page=page)
