"""A draft as it stands, with all that the seal and the checker look at, read in one journey."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from commsdesk.drafting import policy
from commsdesk.drafting.models import Approval, Draft, Revision
from commsdesk.incidents.lock import locking
from commsdesk.incidents.models import Audience, Incident
from commsdesk.incidents.plain_sql import Question, Rows, columns, models, together
from commsdesk.people.models import User

INCIDENT: Final = f"""
SELECT {columns(Incident)} FROM incidents_incident WHERE id = %s
"""  # noqa: S608 (nobody's words are in it, here and below)
# What customers call a part of the service, what only we call it, and what we are called.
NAMES: Final = """
SELECT public_name, internal_names, false FROM incidents_component
UNION ALL SELECT public_name, internal_names, false FROM incidents_group
UNION ALL SELECT name, '{}', true FROM people_user
"""
STATED: Final = """
SELECT id, fact, text, standing, about, share, number, said_at, is_current, EXISTS (
    SELECT FROM incidents_statement_known_to AS known
    WHERE known.statement_id = statement.id AND known.audience_id = %s)
FROM incidents_statement AS statement WHERE incident_id = %s ORDER BY said_at DESC, id DESC
"""
TOLD_LAST: Final = """
SELECT published_at,
    (SELECT words->>'page' FROM drafting_revision
        WHERE draft_id = draft.id ORDER BY number DESC LIMIT 1),
    (SELECT covers::jsonb->>'phase' FROM drafting_approval
        WHERE draft_id = draft.id ORDER BY at DESC LIMIT 1)
FROM drafting_draft AS draft
WHERE incident_id = %s AND audience_id = %s AND published_at IS NOT NULL
ORDER BY published_at DESC LIMIT 1
"""
PROMISED: Final = """
SELECT due_at FROM drafting_promise
WHERE incident_id = %s AND audience_id = %s AND answered_at IS NULL
"""
AFFECTED: Final = """
SELECT component.public_id, component.public_name, component_group.public_name, state
FROM incidents_affected AS affected
JOIN incidents_component AS component ON component.id = affected.component_id
LEFT JOIN incidents_group AS component_group ON component_group.id = component.group_id
WHERE incident_id = %s ORDER BY component.position, component.public_name
"""
CLOSED: Final = "SELECT published_at, put_away_at FROM drafting_draft WHERE id = %s"
NEWEST: Final = f"""
SELECT {columns(Revision)} FROM drafting_revision WHERE draft_id = %s ORDER BY number DESC LIMIT 1
"""  # noqa: S608
OVERRIDES: Final = """
SELECT fingerprint, rule, text, reason FROM drafting_override
WHERE revision_id = (
    SELECT id FROM drafting_revision WHERE draft_id = %s ORDER BY number DESC LIMIT 1)
"""
AUTHORS: Final = "SELECT DISTINCT by_id FROM drafting_revision WHERE draft_id = %s"
APPROVALS: Final = f"""
SELECT {columns(Approval)} FROM drafting_approval WHERE draft_id = %s ORDER BY at
"""  # noqa: S608


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


class Told(NamedTuple):
    """What an audience heard last, and in which phase the incident was when that was approved."""

    at: datetime | None = None
    text: str | None = None
    phase: str | None = None


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


class History(NamedTuple):
    """What is known of an incident and was said of it, as far as one audience is concerned."""

    named: Rows  # see NAMES
    statements: list[Stated]  # the newest first
    last: Told
    promised_at: datetime | None  # for when the next update was promised


def history_of(incident: Incident, audience: Audience) -> History:
    return history_from(together(*questions_of(incident.pk, audience)))


def questions_of(incident_id: int, audience: Audience) -> list[Question]:
    both = (incident_id, audience.pk)
    return [
        (NAMES, ()),
        (STATED, (audience.pk, incident_id)),
        (TOLD_LAST, both),
        (PROMISED, both),
    ]


def history_from(answers: list[Rows]) -> History:
    named, stated, told, promised = answers
    return History(
        named=named,
        statements=[Stated(*row) for row in stated],
        last=next((Told(*row) for row in told), Told()),
        promised_at=next((due_at for (due_at,) in promised), None),
    )


class Sheet:
    """What there is to read of one draft; `revision` may be one not yet saved."""

    def __init__(
        self,
        draft: Draft,
        revision: Revision | None = None,
        *,
        incident_by: Question | None = None,
    ) -> None:
        """`incident_by` answers with the incident's row, and is asked before all else."""
        number, of_draft = draft.incident_id, (draft.pk,)
        found, affected, closed, newest, overrides, authors, approvals, *others = together(
            incident_by or (INCIDENT, (number,)),
            (AFFECTED, (number,)),
            (CLOSED, of_draft),
            (NEWEST, of_draft),
            (OVERRIDES, of_draft),
            (AUTHORS, of_draft),
            (APPROVALS, of_draft),
            *policy.QUESTIONS,
            *questions_of(number, draft.audience),
        )
        self.draft = draft
        (self.incident,) = models(Incident, found)
        self.policy = policy.policy_from(others[: len(policy.QUESTIONS)])
        self.history = history_from(others[len(policy.QUESTIONS) :])
        self.parts = [Part(*row) for row in affected]  # in the order of the catalogue
        self.closed: tuple[datetime | None, datetime | None] = closed[0]  # published, put away
        (current,) = models(Revision, newest)
        current.draft = draft
        self.revision = revision or current
        is_current = self.revision.pk == current.pk
        self.decisions = [Decision(*row) for row in overrides] if is_current else []
        self._authors = {author for (author,) in authors}
        self.approvals = models(Approval, approvals)  # the last one at the end
        for approval in self.approvals:
            approval.draft = draft

    @property
    def told(self) -> list[Stated]:
        """What the audience may know as things stand."""
        return [one for one in self.history.statements if one.is_current and one.may_be_told]

    def was_written_by(self, user: User) -> bool:
        return user.pk in self._authors

    def approval_under(self, seal: str) -> Approval | None:
        return next((one for one in self.approvals if one.seal == seal), None)


def fresh_sheet(draft: Draft) -> Sheet:
    """With the incident locked first, as by `lock`. The draft may have been closed before that, and
    nothing else of it ever changes."""
    sheet = Sheet(draft, incident_by=locking(draft.incident_id))
    draft.published_at, draft.put_away_at = sheet.closed
    draft.incident = sheet.incident
    return sheet
