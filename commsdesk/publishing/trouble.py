"""Say in the desk why messages do not leave, and that they do again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from commsdesk.incidents.models import Entry
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.people.reach import reach
from commsdesk.publishing.models import Publication

PAUSED, RESUMED = "delivery_paused", "delivery_resumed"  # as the timeline has them
AGAIN = "Messages leave again."


@transaction.atomic
def note_trouble(publication_id: int, trouble: str, now: datetime) -> None:
    """Once for each trouble: the job comes back every 30 seconds, and a timeline only grows.

    The commander and those who can mend it are written to.
    """
    publication = Publication.objects.select_related("incident").get(pk=publication_id)
    if troubles_of([publication]).get(publication.pk) == trouble:
        return
    about = f"publication:{publication.pk}"
    record(publication.incident, PAUSED, by=None, now=now, about=about, text=trouble)
    told = set(User.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR]))
    if commander := publication.incident.commander:
        told.add(commander)
    title = f"Messages do not leave: {publication.incident.name}"
    for user in told:
        reach(user, title=title, body=trouble, about=about, now=now)


@transaction.atomic
def note_end_of_trouble(publication_id: int, now: datetime) -> None:
    publication = Publication.objects.select_related("incident").get(pk=publication_id)
    if troubles_of([publication]):
        about = f"publication:{publication.pk}"
        record(publication.incident, RESUMED, by=None, now=now, about=about, text=AGAIN)


def troubles_of(publications: Iterable[Publication]) -> dict[int, str]:
    """Why publications do not leave just now, by their numbers; those that do are not in it."""
    by_about = {f"publication:{one.pk}": one.pk for one in publications}
    said = Entry.objects.filter(about__in=by_about, verb__in=(PAUSED, RESUMED)).order_by("pk")
    last = {by_about[entry.about]: entry for entry in said}
    return {pk: entry.text for pk, entry in last.items() if entry.verb == PAUSED}
