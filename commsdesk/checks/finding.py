"""What a rule has to say about a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


class Category(StrEnum):
    """The families a finding can belong to; a few rules belong to none."""

    NONE = ""
    ETA_PROMISE = "eta_promise"
    INTERNAL_DETAIL = "internal_detail"
    JARGON = "jargon"
    BLAME = "blame"
    THIRD_PARTY_BLAME = "third_party_blame"
    SPECULATION = "speculation"
    MINIMISING = "minimising"
    OVERPROMISE = "overpromise"
    NO_IMPACT = "no_impact"
    NO_SCOPE = "no_scope"
    NO_NEXT_UPDATE = "no_next_update"
    NO_ACKNOWLEDGEMENT = "no_acknowledgement"
    PHASE_MISMATCH = "phase_mismatch"
    TOO_LONG_FOR_CHANNEL = "too_long_for_channel"
    INFORMAL_TONE = "informal_tone"
    SECRET_OR_PII = "secret_or_pii"  # noqa: S105
    ALL_CLEAR_MISSING_CONFIRMATION = "all_clear_missing_confirmation"
    HARD_TO_READ = "hard_to_read"


@dataclass(frozen=True)
class Finding:
    """One thing to change. `start` and `end` are offsets in the text; both 0: the whole of it."""

    rule: str  # "promised-fix-time"
    level: Level
    advice: str  # one sentence: what to write instead
    category: Category = Category.NONE
    start: int = 0
    end: int = 0
    suggestion: str = ""  # what may stand in place of the span, where it can be made
    source: str = ""  # the document that the rule comes from, as a person would name it
