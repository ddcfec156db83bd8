"""Whom a draft would reach if it were published now, and who is left out, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from commsdesk.drafting.models import Draft
from commsdesk.incidents.models import Audience, Incident
from commsdesk.publishing.models import Outlet, Subscriber
from commsdesk.publishing.readers import (
    IS_ACTIVE,
    IS_OFF,
    follows,
    outlets_of,
    readers_of,
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

    @property
    def total(self) -> int:
        return sum(self.channels.values())


def reach_of(draft: Draft) -> Reach:
    """Count before publishing; the same selection makes the deliveries afterwards."""
    incident, audience, corrects = draft.incident, draft.audience, draft.corrects
    readers = readers_of(incident, audience, corrects=corrects)
    outlets = outlets_of(incident, audience, corrects=corrects)
    channels: dict[str, int] = {}
    for chosen in (readers, outlets):
        for channel, count in chosen.values_list("channel").annotate(Count("pk")).order_by():
            channels[channel] = channels.get(channel, 0) + count
    if incident.is_drill:
        channels = {"rehearsal": sum(channels.values())} if channels else {}
    return Reach(channels, left_out(incident, audience, corrects=corrects))


def left_out(incident: Incident, audience: Audience, *, corrects: str = "") -> list[LeftOut]:
    """Everybody of this audience who will not be told, by the first reason that holds."""
    everybody = Subscriber.objects.filter(audience=audience)
    if incident.is_private:
        return counted({"the incident is private": everybody.count()})
    if corrects:
        told = was_told("subscriber", corrects)
        return counted(
            {
                "did not get the wrong text": everybody.exclude(told).count(),
                "left since they got it": everybody.filter(told, left_at__isnull=False).count(),
                "webhook switched off": everybody.filter(told, IS_OFF).count(),
            }
        )
    active = everybody.filter(IS_ACTIVE)
    return counted(
        {
            "left": everybody.filter(left_at__isnull=False).count(),
            "address not confirmed": everybody.filter(left_at=None, verified_at=None).count(),
            "webhook switched off": everybody.filter(IS_OFF).count(),
            "follow other components only": active.exclude(follows(incident)).count(),
            "outlet switched off": Outlet.objects.filter(audience=audience, is_on=False).count(),
        }
    )


def counted(reasons: dict[str, int]) -> list[LeftOut]:
    return [LeftOut(reason, count) for reason, count in reasons.items() if count]
