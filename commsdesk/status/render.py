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
from commsdesk.status.told import PUBLIC, Story, news, stories
from commsdesk.status.watch import CHANNEL

LOCK = 7_236_837_483  # one renderer at a time, whatever the number of workers


@transaction.atomic
def render(now: datetime, publication: int | None = None) -> None:
    """Bring both folders up to date: all that is newer than they are, and `publication` anyway.

    Folders that are missing, or were made by other code or with other settings, are made anew.
    """
    public, restricted = settings.DATA / "public", settings.DATA / "restricted"
    ask("SELECT pg_advisory_xact_lock(%s)", LOCK)
    known = newest_in(public) if restricted.is_dir() else None
    newest = Publication.objects.aggregate(newest=Max("pk"))["newest"] or 0
    # A number is given out before its row is committed, so a lower one may come later: it is
    # the `publication` of its own job.
    restricted.mkdir(mode=0o700, parents=True, exist_ok=True)
    put_assets(public)
    for incident in incidents_after(known, publication):
        put_incident(incident, public, restricted, now)
    put_news(public, now)
    sign(public, max(newest, known or 0), now)
    ask("SELECT pg_notify(%s, '')", CHANNEL)


def ask(query: str, value: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, [value])


def incidents_after(known: int | None, publication: int | None) -> list[int]:
    said = Publication.objects.all()
    if known is not None:
        said = said.filter(Q(pk__gt=known) | Q(pk=publication or 0))
    return list(said.order_by("incident").values_list("incident", flat=True).distinct())


def put_assets(public: Path) -> None:
    for address, content in assets().values():
        place(public / address.lstrip("/"), content)
    put(public / "404.html", "status/missing.html")


def put_incident(incident: int, public: Path, restricted: Path, now: datetime) -> None:
    said = Publication.objects.filter(incident=incident)
    for story in stories(said.filter(PUBLIC)):
        put(public / path_of(story), "status/incident.html", story=story, now=now)
    for story in stories(said):
        if not story.is_public:
            page = restricted / story.audience.key / path_of(story)
            put(page, "status/restricted.html", story=story, now=now)


def path_of(story: Story) -> Path:
    return Path("incidents", story.incident.public_id, "index.html")


def put_news(public: Path, now: datetime) -> None:
    """The detail is there before the index links to it."""
    told = news(now)
    place(public / "history.atom", feed(told.newest).encode())
    put(public / "index.html", "status/index.html", news=told, now=now)


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
