"""People who cannot pay, travel or be treated are spoken to plainly, not in jest or in slang.

Slang, exclamations, emoji, jokes, idioms and machines that "took a nap" are found. Signs that only
mark a state (a tick, a coloured dot) stand. Responders may write as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.slang import IDIOM, INSTEAD, PLAIN_SIGNS, SIGNS, SLANG
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Oops, our checkout took a nap, folks. Next update by 13:00 CET.",
    right="Customers in Sweden cannot pay by card. Next update by 13:00 CET.",
    phase="identified",
)


def informal_tone(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    ends = 0
    marks = [*SLANG.finditer(wording.plain), *IDIOM.finditer(wording.plain), *_signs(wording.text)]
    for mark in sorted(marks, key=lambda one: (one.start(), -one.end())):
        if mark.start() < ends:
            continue
        ends = mark.end()
        yield Finding(
            rule="informal-tone",
            level=Level.WARN,
            advice="Say it plainly: readers who are hurt by this are in no mood for it.",
            category=Category.INFORMAL_TONE,
            start=mark.start(),
            end=ends,
            suggestion=INSTEAD.get(mark[0].lower(), ""),
            source=COMMUNICATION_COURSE,
        )


def _signs(text: str) -> Iterator[re.Match[str]]:
    return (mark for mark in SIGNS.finditer(text) if mark[0] not in PLAIN_SIGNS)
