"""The only place that builds what the checker knows from rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from commsdesk.checks.situation import Promise, Situation, Standing, Statement
from commsdesk.checks.wording import Phase, Profile, Wording
from commsdesk.drafting import models
from commsdesk.drafting.sheet import Sheet, Stated, stated
from commsdesk.drafting.template import shipped
from commsdesk.drafting.template_for import last_said
from commsdesk.incidents.models import (
    MAINTENANCE_PHASES,
    Audience,
    Component,
    Group,
    Incident,
)
from commsdesk.people.models import User


def wordings(draft: models.Draft, revision: models.Revision, phase: str) -> dict[str, Wording]:
    """Each text of the draft by its channel, and the title by that name."""
    read_as = Phase.MAINTENANCE if phase in MAINTENANCE_PHASES else Phase(phase)
    return {
        channel: Wording(
            text=text,
            profile=Profile(draft.audience.profile),
            phase=read_as,
            channel="page" if channel == "title" else channel,
            audience=draft.audience.key,
        )
        for channel, text in {"title": revision.title, **revision.words}.items()
    }


def situation_of(draft: models.Draft, revision: models.Revision, now: datetime) -> Situation:
    """What is known when a revision of a draft is read; it may be one that is not saved."""
    return situation_on(Sheet(draft, revision=revision), now)


def situation_on(sheet: Sheet, now: datetime) -> Situation:
    draft, revision = sheet.draft, sheet.revision
    return replace(
        situation_with(sheet.statements, sheet.incident, draft.audience, now),
        next_update_at=revision.next_update_at,
        has_slots=True,
        is_unspecific=is_unspecific(draft, revision),
        is_correction=bool(draft.corrects),
    )


def situation_for(incident: Incident, audience: Audience, now: datetime) -> Situation:
    """What is known when any text about an incident is read for an audience."""
    return situation_with(stated(incident, audience), incident, audience, now)


def situation_with(
    rows: Sequence[Stated], incident: Incident, audience: Audience, now: datetime
) -> Situation:
    last = last_said(incident, audience)
    return replace(
        situation_at_large(now),
        severity=incident.severity,
        is_major=incident.is_major,
        phase=incident.phase,
        began_at=incident.began_at,
        statements=tuple(as_statement(row) for row in rows if row.is_current),
        earlier=tuple(as_statement(row) for row in rows if not row.is_current),
        news=tuple(as_statement(row) for row in rows if is_news(row, last)),
        promise=running_promise(incident, audience, now),
        cadence=audience.cadence,
        last_text=str(last.current.words.get("page", "")) if last else "",
        last_phase=phase_of(last) if last else "",
    )


def phase_of(draft: models.Draft) -> str:
    """In which phase the incident was when the draft was approved."""
    approval = draft.approvals.last()
    return str(json.loads(approval.covers)["phase"]) if approval else ""


def is_news(row: Stated, last: models.Draft | None) -> bool:
    """Whether it was stated since this audience was told something, and for its ears."""
    told_at = last.published_at if last else None
    is_later = told_at is not None and row.said_at > told_at
    return row.is_current and is_later and row.may_be_told


def situation_at_large(now: datetime) -> Situation:
    """What is known whatever a text is about."""
    public, internal = names_of_the_service()
    return Situation(
        now=now,
        public_names=public,
        internal_names=internal,
        colleagues=frozenset(User.objects.values_list("name", flat=True)),
    )


def as_statement(row: Stated) -> Statement:
    return Statement(
        fact=row.fact,
        text=row.text,
        standing=Standing(row.standing),
        may_be_told=row.may_be_told,
        about=row.about,
        share=None if row.share is None else float(row.share),
        number=row.number,
    )


def names_of_the_service() -> tuple[frozenset[str], frozenset[str]]:
    """Those that customers know, and those that only we do."""
    groups = Group.objects.order_by().values_list("public_name", "internal_names")
    components = Component.objects.order_by().values_list("public_name", "internal_names")
    rows = list(components.union(groups, all=True))
    public = frozenset(name for name, _ in rows)
    return public, frozenset(name for _, names in rows for name in names) - public


def running_promise(incident: Incident, audience: Audience, now: datetime) -> Promise | None:
    promise = incident.promises.filter(audience=audience, answered_at=None).first()
    if promise is None:
        return None
    return Promise(due_at=promise.due_at, is_broken=promise.due_at < now)


def is_unspecific(draft: models.Draft, revision: models.Revision) -> bool:
    """Whether these are the very words of a template that says what is not known yet."""
    template = shipped().get(draft.template.partition(" ")[0])
    if template is None or template.situation != "first word, scope unknown":
        return False
    return bool(revision.words == draft.revisions.get(number=1).words)
