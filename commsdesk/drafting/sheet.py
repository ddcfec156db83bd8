"""A draft as it stands, with the rows that the seal and the checker look at, each read once."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from commsdesk.drafting.models import Draft, Revision
from commsdesk.incidents.models import Audience, Incident
from commsdesk.incidents.plain_sql import rows

STATED: Final = """
SELECT id, fact, text, standing, about, share, number, said_at, is_current, EXISTS (
    SELECT FROM incidents_statement_known_to AS known
    WHERE known.statement_id = statement.id AND known.audience_id = %s)
FROM incidents_statement AS statement WHERE incident_id = %s ORDER BY said_at DESC, id DESC
"""
AFFECTED: Final = """
SELECT component.public_id, component.public_name, component_group.public_name, state
FROM incidents_affected AS affected
JOIN incidents_component AS component ON component.id = affected.component_id
LEFT JOIN incidents_group AS component_group ON component_group.id = component.group_id
WHERE incident_id = %s ORDER BY component.position, component.public_name
"""
OVERRIDES: Final = """
SELECT fingerprint, rule, text, reason FROM drafting_override WHERE revision_id = %s
"""

CLOSED: Final = "SELECT published_at, put_away_at FROM drafting_draft WHERE id = %s"


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


class Part(NamedTuple):
    """A component that the incident touches, as readers see it."""

    public_id: str
    name: str
    group: str | None
    state: str


class Decision(NamedTuple):
    """One finding of this revision that was let stand."""

    fingerprint: str
    rule: str
    text: str
    reason: str


def stated(incident: Incident, audience: Audience) -> list[Stated]:
    """All that was ever stated, the newest first."""
    return [Stated(*row) for row in rows(STATED, audience.pk, incident.pk)]


class Sheet:
    """Whoever holds the incident's lock gives the incident; `revision` may be one not yet saved."""

    def __init__(
        self, draft: Draft, incident: Incident | None = None, revision: Revision | None = None
    ) -> None:
        self.draft = draft
        self.incident = incident or Incident.objects.get(pk=draft.incident_id)
        self.revision = revision or draft.current

    @cached_property
    def statements(self) -> list[Stated]:
        return stated(self.incident, self.draft.audience)

    @property
    def told(self) -> list[Stated]:
        """What the audience may know as things stand."""
        return [one for one in self.statements if one.is_current and one.may_be_told]

    @cached_property
    def parts(self) -> list[Part]:
        """In the order of the catalogue."""
        return [Part(*row) for row in rows(AFFECTED, self.incident.pk)]

    @cached_property
    def decisions(self) -> list[Decision]:
        return [Decision(*row) for row in rows(OVERRIDES, self.revision.pk)]


def fresh_sheet(draft: Draft, incident: Incident) -> Sheet:
    """To be called under the incident's lock: the draft may have been closed before it, and nothing
    else of it ever changes."""
    ((draft.published_at, draft.put_away_at),) = rows(CLOSED, draft.pk)
    draft.incident = incident
    return Sheet(draft, incident)
