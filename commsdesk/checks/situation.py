"""What is known when a text is read. A bare text is read with the empty situation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Standing(StrEnum):
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Statement:
    """A current line of the fact sheet."""

    fact: str  # "effect", "cause", "workaround", …: the values of incidents.Fact
    text: str
    standing: Standing
    may_be_told: bool  # whether the audience of the text is in the set that may know it
    about: str = ""  # the segment of an impact, the team of a request
    share: float | None = None  # per cent of the segment
    number: int | None = None  # of customers


@dataclass(frozen=True)
class Promise:
    due_at: datetime
    is_broken: bool


@dataclass(frozen=True)
class Situation:
    now: datetime | None = None
    severity: str = ""
    is_major: bool = False
    phase: str = ""
    began_at: datetime | None = None
    statements: tuple[Statement, ...] = ()  # current ones
    earlier: tuple[Statement, ...] = ()  # what was said before and has been restated, newest first
    news: tuple[Statement, ...] = ()  # what this audience may know and has moved since it was told
    public_names: frozenset[str] = frozenset()  # of components and groups
    internal_names: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()
    colleagues: frozenset[str] = frozenset()
    promise: Promise | None = None  # the one running towards this audience
    next_update_at: datetime | None = None  # what this draft would promise
    cadence: timedelta | None = None
    last_text: str = ""  # what this audience was told last
    last_phase: str = ""  # in which the incident was then
    is_correction: bool = False  # whether the text corrects one that was published
    has_slots: bool = False  # whether the text was composed from a fact sheet
    is_unspecific: bool = False  # a first word that says "we do not yet know who"
