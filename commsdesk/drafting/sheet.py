"""A draft as it stands, with the rows that the seal and the checker look at, each read once."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from django.db import connection

from commsdesk.drafting.models import Draft, Override, Revision
from commsdesk.incidents.models import Affected, Audience, Incident

# Django takes ten times as long to word this as PostgreSQL to answer it, and it is asked at each
# step of a message.
STATED: Final = """
SELECT id, fact, text, standing, about, share, number, said_at, is_current, EXISTS (
    SELECT FROM incidents_statement_known_to AS known
    WHERE known.statement_id = statement.id AND known.audience_id = %s)
FROM incidents_statement AS statement WHERE incident_id = %s ORDER BY said_at DESC, id DESC
"""


class Stated(NamedTuple):
    """One statement of the fact sheet, as one audience may hear it or not."""

    pk: int
    fact: str
    text: str
    standing: str
    about: str
    share: Decimal | None  # per cent
    number: int | None  # of customers
    said_at: datetime
    is_current: bool
    may_be_told: bool


def stated(incident: Incident, audience: Audience) -> tuple[Stated, ...]:
    """All that was ever stated, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(STATED, [audience.pk, incident.pk])
        return tuple(Stated(*row) for row in cursor.fetchall())


class Sheet:
    """Whoever holds the incident's lock gives the incident; `revision` may be one not yet saved."""

    def __init__(
        self, draft: Draft, incident: Incident | None = None, revision: Revision | None = None
    ) -> None:
        self.draft = draft
        self.incident = incident or Incident.objects.get(pk=draft.incident_id)
        self.revision = revision or draft.current

    @cached_property
    def statements(self) -> tuple[Stated, ...]:
        return stated(self.incident, self.draft.audience)

    @property
    def told(self) -> list[Stated]:
        """What the audience may know as things stand."""
        return [one for one in self.statements if one.is_current and one.may_be_told]

    @cached_property
    def affected(self) -> list[Affected]:
        """In the order of the catalogue."""
        rows = self.incident.affected.select_related("component__group")
        return list(rows.order_by("component__position", "component__public_name"))

    @cached_property
    def overrides(self) -> list[Override]:
        if self.revision.pk is None:  # what is being typed has had no decision
            return []
        return list(self.revision.overrides.all())


def fresh_sheet(draft: Draft, incident: Incident) -> Sheet:
    """To be called under the incident's lock: the draft may have been changed before it."""
    draft.refresh_from_db(from_queryset=Draft.objects.select_related("audience"))
    return Sheet(draft, incident)
