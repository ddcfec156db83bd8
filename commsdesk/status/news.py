"""All that the index and the feed say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from commsdesk.incidents.models import ENDED, Component, State
from commsdesk.publishing.models import Publication
from commsdesk.status.story import PUBLIC, Part, Story, stories, worst

PAST = timedelta(days=14)  # how long the index remembers what is over
IN_THE_FEED = 25  # incidents


@dataclass(frozen=True)
class News:
    stories: tuple[Story, ...]
    now: datetime

    @property
    def running(self) -> list[Story]:
        return [each for each in self.stories if each.is_open and not each.is_planned]

    @property
    def planned(self) -> list[Story]:
        return [each for each in self.stories if each.is_planned]

    @property
    def past(self) -> list[Story]:
        since = self.now - PAST
        return [each for each in self.stories if not each.is_open and each.latest.at > since]

    @property
    def newest(self) -> list[Story]:
        return list(self.stories[:IN_THE_FEED])

    @property
    def state(self) -> State:
        return worst(each.state for each in self.running)

    @property
    def parts(self) -> list[Part]:
        """Every component, in the state that the running incidents give it."""
        return parts_in(self.running)


def news(now: datetime) -> News:
    """Everything open, what ended lately, and as much of the rest as fills a feed."""
    newest = (
        Publication.objects.filter(PUBLIC)
        .order_by("incident_id", "-pk")
        .distinct("incident_id")
        .values_list("incident_id", "phase", "at")
    )
    by_age = sorted(newest, key=lambda row: row[2], reverse=True)
    wanted = [
        incident
        for place, (incident, phase, at) in enumerate(by_age)
        if place < IN_THE_FEED or phase not in ENDED or at > now - PAST
    ]
    return News(tuple(stories(Publication.objects.filter(PUBLIC, incident__in=wanted))), now)


def parts_in(told: Iterable[Story]) -> list[Part]:
    states: dict[str, list[State]] = {}
    for part in (part for each in told for part in each.parts):
        states.setdefault(part.id, []).append(part.state)
    components = Component.objects.select_related("group").order_by(
        F("group__position").asc(nulls_first=True), "group__public_name", "position", "public_name"
    )
    return [
        Part(
            each.public_id,
            each.public_name,
            each.group.public_name if each.group else "",
            worst(states.get(each.public_id, [])),
        )
        for each in components
    ]
