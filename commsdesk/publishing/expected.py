"""How long it will take to tell so many: at the rate that is set or, if slower, as last time."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, F, Max, Min, Sum

from commsdesk.channels.smtp.relay import relays
from commsdesk.publishing.models import Batch, Delivery, RelayPace
from commsdesk.publishing.pace import DOUBLES_IN, RECOVERED_AFTER, copies_in

ENOUGH = 100  # deliveries, fewer of which tell no pace
LOOKED_AT = 5  # publications to so many
SAMPLE = 5_000  # deliveries of each, which left one after the other


def expected(readers: Mapping[str, int], now: datetime) -> dict[str, timedelta]:
    """By channel; one whose pace is not known yet is left out."""
    paces = {channel: pace_of(channel) for channel in readers}
    times = {
        channel: count / paces[channel] for channel, count in readers.items() if paces[channel]
    }
    if "email" in times and (slowed := slowed_relays(now)):
        longer = time_of_slowed(readers["email"], paces["email"], slowed)
        times["email"] = max(times["email"], longer)
    return {channel: timedelta(seconds=seconds) for channel, seconds in times.items()}


def slowed_relays(now: datetime) -> dict[str, float]:
    """Those that asked us to slow down, with the copies a second that they may be given now."""
    at = now.timestamp()
    slowed = RelayPace.objects.filter(slowed_at__range=(at - RECOVERED_AFTER, at))
    return {one.relay: one.slowed_to * 2 ** ((at - one.slowed_at) / DOUBLES_IN) for one in slowed}


def time_of_slowed(count: float, pace: float, slowed: Mapping[str, float]) -> int:
    """Seconds until so many have left, while the relays come back to their pace."""
    rates = [
        (min(relay.rate, pace), slowed.get(str(relay), math.inf))
        for relay in relays(settings.COMMSDESK_RELAY)
    ]

    def left_in(seconds: int) -> float:
        return sum(copies_in(seconds, rate, slowed_to) for rate, slowed_to in rates)

    longest = math.ceil(RECOVERED_AFTER + count / pace)
    return bisect_left(range(longest), count, key=left_in)


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
    # Few rows tell how many it were, or at the most: to count a million deliveries takes long.
    sizes = Batch.objects.filter(channel=channel).values_list("publication")
    large = sizes.annotate(many=Sum(F("last") - F("first") + 1)).filter(many__gte=ENOUGH)
    for publication, _ in large.order_by("-publication")[:LOOKED_AT]:
        some = Delivery.objects.filter(publication=publication, channel=channel)
        sample = some.order_by("subscriber_id").values("pk")[:SAMPLE]
        taken = Delivery.objects.filter(pk__in=sample, state=Delivery.State.ACCEPTED, tries=1)
        found = taken.aggregate(many=Count("pk"), first=Min("settled_at"), last=Max("settled_at"))
        if found["many"] >= ENOUGH:
            taking: timedelta = found["last"] - found["first"]
            many: int = found["many"]
            return many / max(taking.total_seconds(), 0.1)
    return 0
