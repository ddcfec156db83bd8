"""Whom a draft would reach if it were published now, and who is left out, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from commsdesk.drafting.models import Draft
from commsdesk.incidents.models import Audience, Incident
from commsdesk.publishing.models import Outlet, Subscriber
from commsdesk.publishing.readers import (
    IS_ACTIVE,
    IS_OFF,
    follows,
    outlets_of,
    readers_of,
    untold_outlets,
    untold_readers,
    was_told,
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
    incident, audience, corrects = draft.incident, draft.audience, draft.corrects
    readers = readers_of(incident, audience, corrects=corrects)
    outlets = outlets_of(incident, audience, corrects=corrects)
    channels = by_channel(readers, outlets)
    misled = channels.total() if corrects else 0
    if corrects:
        channels += by_channel(
            untold_readers(incident, audience, corrects=corrects),
            untold_outlets(incident, audience, corrects=corrects),
        )
    if incident.is_drill and channels:
        channels = Counter({"rehearsal": channels.total()})
    return Reach(dict(channels), left_out(incident, audience, corrects=corrects), misled)


def by_channel(*chosen: QuerySet[Any]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in chosen:
        counts.update(dict(each.values_list("channel").annotate(Count("pk")).order_by()))
    return counts


def left_out(incident: Incident, audience: Audience, *, corrects: str = "") -> list[LeftOut]:
    """Everybody of this audience who will not be told, by the first reason that holds."""
    everybody = Subscriber.objects.filter(audience=audience)
    if incident.is_private:
        return counted({"the incident is private": everybody.count()})
    elsewhere = everybody.filter(IS_ACTIVE).exclude(follows(incident))
    if corrects:
        elsewhere = elsewhere.exclude(was_told("subscriber", corrects))
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
