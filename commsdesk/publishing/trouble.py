"""Say on the timeline why messages do not leave."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commsdesk.incidents.models import Entry
from commsdesk.incidents.record import record
from commsdesk.publishing.models import Publication

VERB = "delivery_paused"


@transaction.atomic
def note_trouble(publication_id: int, trouble: str, now: datetime) -> None:
    """Once for each trouble: the job comes back every 30 seconds, and a timeline only grows."""
    publication = Publication.objects.select_related("incident").get(pk=publication_id)
    about = f"publication:{publication.pk}"
    said = Entry.objects.filter(incident=publication.incident, about=about, text=trouble)
    if not said.exists():
        record(publication.incident, VERB, by=None, now=now, about=about, text=trouble)
