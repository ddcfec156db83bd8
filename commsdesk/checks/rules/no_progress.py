"""The same words again leave a reader to search for what is new; say what is, or that nothing is.

A hint, where the text is nearly the last one that this audience got. For customers, while it lasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.news import NOTHING_NEW
from commsdesk.checks.language.sentences import plain
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Lift 3 is out of service. Our crew is at work. Next update by 10:40 UTC.",
    right="Lift 3 is still out of service; there is nothing new yet. Next update by 10:40 UTC.",
    situation=Situation(
        last_text="Lift 3 is out of service. Our crew is at work. Next update by 10:20 UTC.",
    ),
)
WORD = re.compile(r"[^\W\d_][\w']*")  # figures aside: only the clock has moved
SAME = 0.9  # of the words of both texts together


def no_progress(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not wording.phase.is_live:
        return
    if not situation.last_text or NOTHING_NEW.search(wording.plain):
        return
    now, before = _words(wording.plain), _words(plain(situation.last_text))
    if now and len(now & before) >= SAME * len(now | before):
        yield Finding(
            rule="no-progress",
            level=Level.HINT,
            advice="Say what was done since the last message, or that there is nothing new yet.",
            source=COMMUNICATION_COURSE,
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text))
