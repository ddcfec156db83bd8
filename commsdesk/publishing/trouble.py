"""Say in the desk why messages do not leave a host, and that they do again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from commsdesk.incidents.models import Entry
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.people.reach import reach
from commsdesk.publishing.batches import is_anything_left
from commsdesk.publishing.models import Publication

PAUSED, RESUMED = "delivery_paused", "delivery_resumed"  # as the timeline has them
AGAIN = "Messages leave again."
DONE = "Nothing is left to send."


@transaction.atomic
def note_trouble(publication_id: int, host: str, trouble: str, now: datetime) -> None:
    """Once for each: the job comes back every 30 seconds, and a timeline only grows.

    The commander and those who can mend it are written to.
    """
    publication = held(publication_id)
    text = f"{host}: {trouble}"
    if open_troubles([publication]).get((publication.pk, host)) == text:
        return
    about = f"publication:{publication.pk}"
    record(publication.incident, PAUSED, by=None, now=now, about=about, text=text)
    told = set(User.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR]))
    if commander := publication.incident.commander:
        told.add(commander)
    title = f"Messages do not leave: {publication.incident.name}"
    for user in told:
        reach(user, title=title, body=text, about=about, now=now)


@transaction.atomic
def note_end_of_trouble(publication_id: int, host: str, now: datetime) -> None:
    """Of this host's: that another one sends does not mend it. Of all, where nobody waits."""
    publication = held(publication_id)
    about = f"publication:{publication.pk}"
    for _, other in open_troubles([publication]):
        if other == host or not is_anything_left(publication.pk):
            text = f"{other}: {AGAIN if other == host else DONE}"
            record(publication.incident, RESUMED, by=None, now=now, about=about, text=text)


def held(publication_id: int) -> Publication:
    """Workers of one host find the same trouble together: they come one after the other."""
    publications = Publication.objects.select_for_update(of=["self"], no_key=True)
    return publications.select_related("incident").get(pk=publication_id)


def troubles_of(publications: Iterable[Publication]) -> dict[int, str]:
    """Why publications do not leave just now, by their numbers; those that do are not in it."""
    found: dict[int, str] = {}
    for (pk, _), text in open_troubles(publications).items():
        found[pk] = f"{found[pk]} {text}" if pk in found else text
    return found


def open_troubles(publications: Iterable[Publication]) -> dict[tuple[int, str], str]:
    """By the publication's number and the host, with which each text begins."""
    by_about = {f"publication:{one.pk}": one.pk for one in publications}
    said = Entry.objects.filter(about__in=by_about, verb__in=(PAUSED, RESUMED)).order_by("pk")
    last = {(by_about[entry.about], entry.text.partition(": ")[0]): entry for entry in said}
    return {which: entry.text for which, entry in last.items() if entry.verb == PAUSED}
