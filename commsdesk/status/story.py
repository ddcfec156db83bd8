"""One incident as one audience was told it, gathered from what was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, takewhile

from django.db.models import Q, QuerySet

from commsdesk.incidents.models import ENDED, Audience, Incident, Phase, State
from commsdesk.publishing.models import Publication

PUBLIC = Q(audience__key="public", is_drill=False, is_private=False)
WORST_LAST = [
    State.OPERATIONAL,
    State.MAINTENANCE,
    State.DEGRADED,
    State.PARTIAL,
    State.MAJOR,
]


@dataclass(frozen=True)
class Update:
    """One publication, the one that corrects it, and the one that it corrects."""

    said: Publication
    correction: Publication | None = None
    corrects: Publication | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is being corrected."""
        return self.correction is None and hasattr(self.said, "withdrawal")

    @property
    def words(self) -> str:
        """The text for the page; an audience that has no page reads the first text there is."""
        words: dict[str, str] = self.said.words
        return words.get("page") or next(iter(words.values()), "")


@dataclass(frozen=True)
class Part:
    """A component as the pages show it."""

    id: str
    name: str
    group: str
    state: State


@dataclass(frozen=True)
class Story:
    """One incident as one audience was told it; the newest update comes first."""

    incident: Incident
    audience: Audience
    updates: tuple[Update, ...]

    @property
    def latest(self) -> Publication:
        return self.updates[0].said

    @property
    def first(self) -> Publication:
        return self.updates[-1].said

    @property
    def title(self) -> str:
        """The name that readers know it by; a correction has one of its own."""
        return next((one.said.title for one in self.updates if not one.corrects), self.latest.title)

    @property
    def words(self) -> str:
        return self.updates[0].words

    @property
    def began_at(self) -> datetime | None:
        """When it happened, as far as anybody has said."""
        known = (update.said.began_at for update in self.updates)
        return next((at for at in known if at), None)

    @property
    def since(self) -> datetime:
        return self.began_at or self.first.at

    @property
    def ended_at(self) -> datetime:
        """When the end was told: a correction that follows does not move it."""
        ends = takewhile(lambda update: update.said.phase in ENDED, self.updates)
        return min((update.said.at for update in ends), default=self.latest.at)

    @property
    def is_open(self) -> bool:
        return self.latest.phase not in ENDED

    @property
    def is_public(self) -> bool:
        return all(update.said.is_public for update in self.updates)

    @property
    def is_planned(self) -> bool:
        return self.latest.phase == Phase.SCHEDULED

    @property
    def parts(self) -> list[Part]:
        return [
            Part(each["id"], each["name"], each["group"] or "", State(each["state"]))
            for each in self.latest.components
        ]

    @property
    def state(self) -> State:
        """An incident that names no component is one all the same."""
        if not self.is_open:
            return State.OPERATIONAL
        return worst([part.state for part in self.parts] or [State.DEGRADED])

    @property
    def next_update_at(self) -> datetime | None:
        return self.latest.next_update_at if self.is_open else None

    def is_late(self, now: datetime) -> bool:
        return self.next_update_at is not None and self.next_update_at <= now


def worst(states: Iterable[State]) -> State:
    return max(states, key=WORST_LAST.index, default=State.OPERATIONAL)


def stories(publications: QuerySet[Publication]) -> list[Story]:
    """One story for each incident and audience; the one with the newest words first."""
    rows = publications.select_related("incident", "audience", "withdrawal").order_by(
        "incident_id", "audience_id", "-pk"
    )
    grouped = groupby(rows, key=lambda row: (row.incident_id, row.audience_id))
    told = [story(tuple(said)) for _, said in grouped]
    return sorted(told, key=lambda story: (story.latest.at, story.latest.pk), reverse=True)


def story(said: tuple[Publication, ...]) -> Story:
    """`said` is of one incident to one audience, newest first; what is not in it is not linked."""
    by_number = {each.pk: each for each in said}
    corrections = {each.corrects_id: each for each in said}
    updates = tuple(
        Update(each, corrections.get(each.pk), by_number.get(each.corrects_id or 0))
        for each in said
    )
    return Story(said[0].incident, said[0].audience, updates)
