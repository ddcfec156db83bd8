"""The only place that builds what the checker knows from rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from commsdesk.checks.situation import Promise, Situation, Standing, Statement
from commsdesk.checks.wording import Phase, Profile, Wording
from commsdesk.drafting import models
from commsdesk.drafting.sheet import NAMES, History, Sheet, Stated, history_of
from commsdesk.drafting.template import shipped
from commsdesk.incidents.models import MAINTENANCE_PHASES, Audience, Incident
from commsdesk.incidents.plain_sql import Rows, rows


def wordings(draft: models.Draft, revision: models.Revision, phase: str) -> dict[str, Wording]:
    """Each text of the draft by its channel, and the title by that name."""
    read_as = Phase.MAINTENANCE if phase in MAINTENANCE_PHASES else Phase(phase)
    return {
        channel: kept(
            Wording(
                text=text,
                profile=Profile(draft.audience.profile),
                phase=read_as,
                channel="page" if channel == "title" else channel,
                audience=draft.audience.key,
            )
        )
        for channel, text in {"title": revision.title, **revision.words}.items()
    }


@lru_cache(maxsize=64)
def kept(wording: Wording) -> Wording:
    """An equal one that was read before knows its sentences: what is published was approved."""
    return wording


def situation_on(sheet: Sheet, now: datetime) -> Situation:
    """What is known when a revision of a draft is read; it may be one that is not saved."""
    draft, revision = sheet.draft, sheet.revision
    return replace(
        situation_with(sheet.history, sheet.incident, draft.audience, now),
        next_update_at=revision.next_update_at,
        has_slots=True,
        is_unspecific=is_unspecific(draft, revision),
        is_correction=bool(draft.corrects),
    )


def situation_for(incident: Incident, audience: Audience, now: datetime) -> Situation:
    """What is known when any text about an incident is read for an audience."""
    return situation_with(history_of(incident, audience), incident, audience, now)


def situation_with(
    history: History, incident: Incident, audience: Audience, now: datetime
) -> Situation:
    named, statements, last, promised_at = history
    return replace(
        situation_among(named, now),
        severity=incident.severity,
        is_major=incident.is_major,
        phase=incident.phase,
        began_at=incident.began_at,
        statements=tuple(as_statement(one) for one in statements if one.is_current),
        earlier=tuple(as_statement(one) for one in statements if not one.is_current),
        news=tuple(as_statement(one) for one in statements if is_news(one, last.at)),
        promise=Promise(promised_at, is_broken=promised_at < now) if promised_at else None,
        cadence=audience.cadence,
        last_text=last.text or "",
        last_phase=last.phase or "",
    )


def is_news(row: Stated, told_at: datetime | None) -> bool:
    """Whether it was stated since this audience was told something, and for its ears."""
    is_later = told_at is not None and row.said_at > told_at
    return row.is_current and is_later and row.may_be_told


def situation_at_large(now: datetime) -> Situation:
    """What is known whatever a text is about."""
    return situation_among(rows(NAMES), now)


def situation_among(named: Rows, now: datetime) -> Situation:
    public = frozenset(name for name, _, is_ours in named if not is_ours)
    return Situation(
        now=now,
        public_names=public,
        internal_names=frozenset(name for _, names, _ in named for name in names) - public,
        colleagues=frozenset(name for name, _, is_ours in named if is_ours),
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


def is_unspecific(draft: models.Draft, revision: models.Revision) -> bool:
    """Whether these are the very words of a template that says what is not known yet."""
    template = shipped().get(draft.template.partition(" ")[0])
    if template is None or template.situation != "first word, scope unknown":
        return False
    return bool(revision.words == draft.revisions.get(number=1).words)
