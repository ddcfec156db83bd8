"""Which times in a text say when we speak next."""

from __future__ import annotations

import re

from commsdesk.checks.language import moments
from commsdesk.checks.language.expressions import Kind
from commsdesk.checks.language.times import Meaning, Time
from commsdesk.checks.wording import Wording

VAGUE = re.compile(
    r"(?:later )?(?:today|tomorrow|tonight|this (?:week|month|afternoon|morning|evening))\Z"
)


def promised(wording: Wording) -> list[Time]:
    """The definite ones: at a clock time, or after a length of time that is named."""
    return [time for time in wording.times() if _is_definite(time)]


def _is_definite(time: Time) -> bool:
    if (
        time.meaning is not Meaning.NEXT_UPDATE
        or time.kind in (Kind.SOFT, Kind.DATE)
        or VAGUE.match(time.text)
    ):
        return False
    if time.text.startswith("of "):  # "our update of 23:47" has been
        return False
    return time.kind is not Kind.DURATION or moments.length(time.text) is not None
