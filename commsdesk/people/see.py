"""Note when a colleague followed the link of a page that they were sent."""

from __future__ import annotations

from datetime import datetime

from commsdesk.people.models import Page


def see(page: Page, now: datetime) -> None:
    """The first time counts."""
    Page.objects.filter(pk=page.pk, seen_at=None).update(seen_at=now)
