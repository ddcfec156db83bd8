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
HAS_BEEN = re.compile(  # "a crew arrived at 10:05", beside "will be updated at 10:40"
    r"(?<!be )(?<!is )(?<!next )\b(?!expect|schedul|plann|need|promis)\w{2,20}ed\s\Z"
)


def promised(wording: Wording) -> list[Time]:
    """The definite ones: at a clock time, or after a length of time that is named."""
    return [time for time in wording.times() if _is_definite(time) and not _has_been(time, wording)]


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


def _has_been(time: Time, wording: Wording) -> bool:
    return HAS_BEEN.search(wording.plain, max(0, time.start - 40), time.start) is not None
