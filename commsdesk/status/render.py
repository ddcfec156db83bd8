"""Turns publications into files: a page for each incident, the index, the feed.

What anyone may read goes to DATA/public, all else to DATA/restricted, which only a view opens.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, Q
from django.template.loader import render_to_string

from commsdesk.publishing.models import Publication
from commsdesk.status.assets import addresses, assets
from commsdesk.status.feed import feed
from commsdesk.status.folder import place
from commsdesk.status.generation import newest_in, sign
from commsdesk.status.news import news
from commsdesk.status.places import (
    public_folder,
    public_page,
    restricted_folder,
    restricted_page,
)
from commsdesk.status.story import PUBLIC, stories
from commsdesk.status.watch import CHANNEL

LOCK = 7_236_837_483  # one renderer at a time, whatever the number of workers


@transaction.atomic
def render(now: datetime, publication: int | None = None) -> None:
    """Bring both folders up to date: all that is newer than they are, and `publication` anyway.

    Folders that are missing, or were made by other code or with other settings, are made anew.
    """
    ask("SELECT pg_advisory_xact_lock(%s)", LOCK)
    known = newest_in(public_folder()) if restricted_folder().is_dir() else None
    newest = Publication.objects.aggregate(newest=Max("pk"))["newest"] or 0
    restricted_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    put_assets()
    for incident in incidents_after(known, publication):
        put_incident(incident, now)
    put_news(now)
    sign(public_folder(), max(newest, known or 0), now)
    ask("SELECT pg_notify(%s, '')", CHANNEL)  # leaves at the commit


def ask(query: str, value: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, [value])


def incidents_after(known: int | None, publication: int | None) -> list[int]:
    """Those with something newer than `known`.

    A number is given out before its row is committed, so a lower one may come later: it is the
    `publication` of its own job.
    """
    said = Publication.objects.all()
    if known is not None:
        said = said.filter(Q(pk__gt=known) | Q(pk=publication or 0))
    return list(said.order_by("incident").values_list("incident", flat=True).distinct())


def put_assets() -> None:
    for address, content in assets().values():
        place(public_folder() / address.lstrip("/"), content)
    put(public_folder() / "404.html", "status/missing.html")


def put_incident(incident: int, now: datetime) -> None:
    said = Publication.objects.filter(incident=incident)
    for story in stories(said.filter(PUBLIC)):
        page = public_page(story.incident.public_id)
        put(page, "status/incident.html", story=story, now=now)
    for story in stories(said):
        if not story.is_public:
            page = restricted_page(story.audience.key, story.incident.public_id)
            put(page, "status/restricted.html", story=story, now=now)


def put_news(now: datetime) -> None:
    """The index comes after the detail, so that no link leads nowhere."""
    told = news(now)
    place(public_folder() / "history.atom", feed(told.newest).encode())
    put(public_folder() / "index.html", "status/index.html", news=told, now=now)


def put(path: Path, template: str, **context: Any) -> None:
    place(path, render_to_string(template, {**page_context(), **context}).encode())


def page_context() -> dict[str, Any]:
    """What every page names."""
    return {
        "organisation": settings.COMMSDESK_ORGANISATION,
        "site": settings.COMMSDESK_PUBLIC_URL,
        "desk": settings.COMMSDESK_URL,
        "assets": addresses(),
    }
