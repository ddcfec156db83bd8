"""Write a line of the timeline, and tell every open desk that there is one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from commsdesk.incidents.models import Incident
from commsdesk.incidents.plain_sql import Question, rows
from commsdesk.people.models import User

APPEND: Final = """
WITH entry AS (
    INSERT INTO incidents_entry (incident_id, verb, text, about, by_id, at)
    VALUES (%s, %s, %s, %s, %s, %s) RETURNING id)
SELECT pg_notify('commsdesk', CASE WHEN %s THEN ''
    ELSE json_build_object('incident', %s, 'entry', id, 'verb', %s)::text END)
FROM entry
"""


def record(
    incident: Incident,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    about: str = "",
    text: str = "",
) -> None:
    """Append to the timeline; `by` is none where a clock did it.

    The notice on PostgreSQL's channel `commsdesk` carries ids only and leaves at the commit. That
    of a private incident carries nothing, for every account hears it: each page looks for itself.
    """
    query, values = line(incident, verb, by=by, now=now, about=about, text=text)
    rows(query, *values)


def line(
    incident: Incident,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    about: str = "",
    text: str = "",
) -> Question:
    """What appends it, to be asked together with others."""
    said = (incident.pk, verb, text[:1000], about, by.pk if by else None, now)
    return APPEND, (*said, incident.is_private, incident.public_id, verb)
