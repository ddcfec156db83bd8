"""What is about to be said: one text for one audience on one channel, and how it divides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Profile(StrEnum):
    """The rules by which an audience's texts are read."""

    PUBLIC = "public"
    EXECUTIVE = "executive"
    INTERNAL = "internal"
    RESPONDERS = "responders"


class Phase(StrEnum):
    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    MAINTENANCE = "maintenance"
    POSTMORTEM = "postmortem"

    @property
    def is_live(self) -> bool:
        return self in (Phase.INVESTIGATING, Phase.IDENTIFIED, Phase.MONITORING)


@dataclass(frozen=True)
class Wording:
    text: str
    profile: Profile = Profile.PUBLIC
    phase: Phase = Phase.INVESTIGATING
    channel: str = "page"
    audience: str = "public"  # the audience's key; partners and support are read as public
