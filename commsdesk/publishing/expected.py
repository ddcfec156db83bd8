"""How long it will take to tell so many: at the rate that is set, else at the pace of last time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Max, Min

from commsdesk.channels.smtp.relay import relays
from commsdesk.publishing.models import Delivery, Publication

ENOUGH = 100  # deliveries, fewer of which tell no pace
LOOKED_AT = 5  # publications
SAMPLE = 5_000  # deliveries of each, which left one after the other


def expected(readers: Mapping[str, int]) -> dict[str, timedelta]:
    """By channel; one whose pace is not known yet is left out."""
    paces = {channel: pace_of(channel) for channel in readers}
    return {
        channel: timedelta(seconds=count / paces[channel])
        for channel, count in readers.items()
        if paces[channel]
    }


def pace_of(channel: str) -> float:
    """Deliveries a second; 0 where nothing tells it."""
    rate = math.inf
    if channel == "email":
        rate = sum(relay.rate for relay in relays(settings.COMMSDESK_RELAY))
    measured = measured_pace(channel)
    return min(rate, measured) if measured else (rate if math.isfinite(rate) else 0)


def measured_pace(channel: str) -> float:
    """Of the newest publication that went to enough readers; 0 where none did.

    Only what was taken at the first try counts: the rest waited for reasons of its own.
    """
    for publication in Publication.objects.order_by("-pk")[:LOOKED_AT]:
        some = Delivery.objects.filter(publication=publication, channel=channel)
        sample = some.order_by("subscriber_id").values("pk")[:SAMPLE]
        taken = Delivery.objects.filter(pk__in=sample, state=Delivery.State.ACCEPTED, tries=1)
        found = taken.aggregate(many=Count("pk"), first=Min("settled_at"), last=Max("settled_at"))
        if found["many"] >= ENOUGH:
            taking: timedelta = found["last"] - found["first"]
            many: int = found["many"]
            return many / max(taking.total_seconds(), 0.1)
    return 0
