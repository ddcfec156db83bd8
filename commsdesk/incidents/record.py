"""Write a line of the timeline, and tell every open desk that there is one."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import connection

from commsdesk.incidents.models import Entry, Incident
from commsdesk.people.models import User


def record(
    incident: Incident,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    about: str = "",
    text: str = "",
) -> Entry:
    """Append to the timeline; `by` is none where a clock did it.

    The notice on PostgreSQL's channel `commsdesk` carries ids only and leaves at the commit. That
    of a private incident carries nothing, for every account hears it: each page looks for itself.
    """
    entry = Entry.objects.create(
        incident=incident, verb=verb, text=text[:1000], about=about, by=by, at=now
    )
    changed = {"incident": incident.public_id, "entry": entry.pk, "verb": verb}
    notice = "" if incident.is_private else json.dumps(changed)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('commsdesk', %s)", [notice])
    return entry
