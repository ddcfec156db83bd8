"""What each audience was told, what is being written for it, and how the deliveries go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count

from commsdesk.desk.forms.draft import BeginForm
from commsdesk.desk.look import Look
from commsdesk.drafting.approve import approval_of
from commsdesk.drafting.models import Approval, Draft, Revision
from commsdesk.drafting.words import span
from commsdesk.incidents.models import Audience
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.progress import Progress, progress_of
from commsdesk.publishing.trouble import troubles_of

REASONS = 5


@dataclass(frozen=True)
class Written:
    """A draft that is not published yet."""

    draft: Draft
    revision: Revision
    approval: Approval | None
    has_lapsed: bool


@dataclass(frozen=True)
class Reason:
    """Why some readers were not reached, or not yet, in the far side's words."""

    state: str
    words: str
    count: int


@dataclass(frozen=True)
class Sent:
    """How the deliveries of one publication stand."""

    publication: Publication
    counts: list[tuple[str, int]]
    progress: Progress
    time_left: str  # as one says it; nothing where it cannot be told
    refused: int
    trouble: str  # why nothing leaves
    reasons: list[Reason] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return not self.progress.left


@dataclass(frozen=True)
class Row:
    audience: Audience
    drafts: list[Written]
    said: list[Sent]


def messages(look: Look) -> dict[str, Any]:
    incident = look.incident
    drafts = list(incident.drafts.filter(published_at=None, put_away_at=None))
    publications = list(
        incident.publications.select_related(
            "by", "correction", "corrects", "stop", "withdrawal"
        ).order_by("-pk")
    )
    sent = sent_of(publications, look.now)
    rows = [
        Row(
            audience,
            [written(draft) for draft in drafts if draft.audience_id == audience.pk],
            [sent[one.pk] for one in publications if one.audience_id == audience.pk],
        )
        for audience in look.audiences
    ]
    return {
        "incident": incident,
        "told": [row for row in rows if row.drafts or row.said],
        "untold": [row.audience for row in rows if not (row.drafts or row.said)],
        "open_draft": look.draft,
        "begin_form": look.form("messages", BeginForm()),
    }


def written(draft: Draft) -> Written:
    approval = approval_of(draft)
    has_lapsed = approval is None and draft.approvals.exists()
    return Written(draft, draft.current, approval, has_lapsed)


def sent_of(publications: Iterable[Publication], now: datetime) -> dict[int, Sent]:
    """How the deliveries of each publication stand."""
    by_id = {publication.pk: publication for publication in publications}
    progress = progress_of(by_id.values(), now)
    troubles = troubles_of(by_id.values())
    return {
        pk: sent(publication, progress[pk], troubles.get(pk, ""), now)
        for pk, publication in by_id.items()
    }


def sent(publication: Publication, progress: Progress, trouble: str, now: datetime) -> Sent:
    counts = progress.counts
    return Sent(
        publication=publication,
        counts=[(state.label, counts[state]) for state in Delivery.State if state in counts],
        progress=progress,
        trouble="" if not progress.left else trouble,
        time_left=span(progress.time_left) if progress.time_left else "",
        refused=counts.get(Delivery.State.REFUSED, 0),
        reasons=reasons_of(publication, progress, now),
    )


def reasons_of(publication: Publication, progress: Progress, now: datetime) -> list[Reason]:
    """The commonest first; of those who wait only while they all do."""
    asked = {Delivery.State.REFUSED, Delivery.State.UNKNOWN}
    if progress.next_try_at and progress.next_try_at > now:
        asked.add(Delivery.State.WAITING)
    states = asked & progress.counts.keys()
    if not states:
        return []
    told_why = Delivery.objects.filter(publication=publication, state__in=states)
    tried = told_why.exclude(state=Delivery.State.WAITING, tries=0)
    counted = tried.values_list("state", "reason").annotate(count=Count("pk")).order_by("-count")
    return [
        Reason(Delivery.State(state).label, reason or "no reason given", count)
        for state, reason, count in counted[:REASONS]
    ]
