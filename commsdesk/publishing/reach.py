"""Whom a draft would reach if it were published now, and who is left out, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from commsdesk.drafting.models import Draft
from commsdesk.incidents.models import Audience, Incident
from commsdesk.publishing.models import Outlet, Publication, Subscriber
from commsdesk.publishing.readers import (
    IS_ACTIVE,
    IS_OFF,
    follows,
    outlets_of,
    readers_of,
    untold_outlets,
    untold_readers,
    was_told,
    wrong_texts,
)


@dataclass(frozen=True)
class LeftOut:
    reason: str
    count: int


@dataclass(frozen=True)
class Reach:
    """How many a publication would reach by each channel, and who not."""

    channels: dict[str, int]
    left_out: list[LeftOut]
    misled: int = 0  # of them got what this corrects; the others get the right text alone

    @property
    def total(self) -> int:
        return sum(self.channels.values())


def reach_of(draft: Draft) -> Reach:
    """Count before publishing; the same selection makes the deliveries afterwards."""
    incident, audience = draft.incident, draft.audience
    corrected = Publication.objects.get(public_id=draft.corrects) if draft.corrects else None
    wrong = wrong_texts(corrected)
    readers = readers_of(incident, audience, wrong=wrong)
    outlets = outlets_of(incident, audience, wrong=wrong)
    channels = by_channel(readers, outlets)
    misled = channels.total() if wrong else 0
    if wrong:
        channels += by_channel(
            untold_readers(incident, audience, wrong=wrong),
            untold_outlets(incident, audience, wrong=wrong),
        )
    if incident.is_drill and channels:
        channels = Counter({"rehearsal": channels.total()})
    return Reach(dict(channels), left_out(incident, audience, wrong=wrong), misled)


def by_channel(*chosen: QuerySet[Any]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in chosen:
        counts.update(dict(each.values_list("channel").annotate(Count("pk")).order_by()))
    return counts


def left_out(
    incident: Incident, audience: Audience, *, wrong: tuple[int, ...] = ()
) -> list[LeftOut]:
    """Everybody of this audience who will not be told, by the first reason that holds."""
    everybody = Subscriber.objects.filter(audience=audience)
    if incident.is_private:
        return counted({"the incident is private": everybody.count()})
    elsewhere = everybody.filter(IS_ACTIVE).exclude(follows(incident))
    if wrong:
        elsewhere = elsewhere.exclude(was_told("subscriber", wrong))
    return counted(
        {
            "left": everybody.filter(left_at__isnull=False).count(),
            "address not confirmed": everybody.filter(left_at=None, verified_at=None).count(),
            "webhook switched off": everybody.filter(IS_OFF).count(),
            "follow other components only": elsewhere.count(),
            "outlet switched off": Outlet.objects.filter(audience=audience, is_on=False).count(),
        }
    )


def counted(reasons: dict[str, int]) -> list[LeftOut]:
    return [LeftOut(reason, count) for reason, count in reasons.items() if count]
