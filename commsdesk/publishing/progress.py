"""How far the deliveries of publications are, and how long the rest takes at the pace of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from commsdesk.publishing.models import Delivery, Publication

MEASURED_OVER = timedelta(seconds=10)
AT_LEAST = timedelta(seconds=1)


@dataclass(frozen=True)
class Progress:
    counts: Mapping[Delivery.State, int]
    pace: float  # settled a second, over the last ten
    next_try_at: datetime | None  # of those who wait

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        return self.counts.get(Delivery.State.WAITING, 0)

    @property
    def settled(self) -> int:
        return self.total - self.left

    @property
    def time_left(self) -> timedelta | None:
        """None where nothing moves, or nothing is left."""
        return timedelta(seconds=self.left / self.pace) if self.left and self.pace else None


def progress_of(publications: Iterable[Publication], now: datetime) -> dict[int, Progress]:
    """By the publication's number."""
    by_id = {publication.pk: publication for publication in publications}
    lately = Q(settled_at__gt=now - MEASURED_OVER, settled_at__lt=now + MEASURED_OVER)
    rows = (
        Delivery.objects.filter(publication__in=by_id)
        .values_list("publication_id", "state")
        .annotate(many=Count("pk"), moved=Count("pk", filter=lately), next_try=Min("due_at"))
        .order_by()
    )
    counted: dict[int, dict[Delivery.State, int]] = {pk: {} for pk in by_id}
    recent = dict.fromkeys(by_id, 0)
    next_try: dict[int, datetime] = {}
    for pk, state, count, moved, due_at in rows:
        counted[pk][Delivery.State(state)] = count
        recent[pk] += moved
        if state == Delivery.State.WAITING:
            next_try[pk] = due_at
    return {
        pk: Progress(counted[pk], recent[pk] / seconds(publication, now), next_try.get(pk))
        for pk, publication in by_id.items()
    }


def seconds(publication: Publication, now: datetime) -> float:
    """How long it was measured: less than ten seconds for what was said a moment ago."""
    return max(AT_LEAST, min(MEASURED_OVER, now - publication.at)).total_seconds()
