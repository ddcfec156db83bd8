"""Reach a colleague: a row that says who, why and by what, and the job that does it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commsdesk.people import tasks
from commsdesk.people.models import Page, User


@transaction.atomic
def reach(user: User, *, title: str, body: str, about: str, now: datetime) -> Page:
    """Write to `user` at once. No approval is needed: this goes to accounts only.

    `about` names the cause as the timeline does: "promise:12". Where another transaction is
    open the message leaves when that one commits.
    """
    page = Page.objects.create(
        user=user, title=title[:200], body=body, about=about, asked_at=now, next_try_at=now
    )
    tasks.page.defer(page=page.pk)
    return page
