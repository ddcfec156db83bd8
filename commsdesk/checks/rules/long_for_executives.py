"""Executives read a line between two meetings: what is the state, what does it mean, what next.

In chat, more than 80 words are too many; in SEV-1 the message calls for their attention by @here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.channels.measure import size
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import INTERNAL_LIAISON
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="SEV-1: no branch can serve customers since 09:10 UTC.",
    right="@here SEV-1: no branch can serve customers since 09:10 UTC.",
    audience="executive",
    channel="chat",
    situation=Situation(severity="SEV-1"),
)
MOST_WORDS = 80
CALL = re.compile(r"@(?:here|channel|everyone)\b|<!(?:here|channel|everyone)>")


def long_for_executives(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if wording.profile is not Profile.EXECUTIVE or wording.channel != "chat":
        return
    words = size(wording.text, "words")
    if words > MOST_WORDS:
        yield _finding(f"Shorten this to {MOST_WORDS} words: it has {words}.")
    is_live = wording.phase.is_live and situation.severity == "SEV-1"
    if is_live and not CALL.search(wording.plain):
        yield _finding("Begin with @here: in SEV-1 they are to see it at once.")


def _finding(advice: str) -> Finding:
    return Finding(
        rule="long-for-executives", level=Level.HINT, advice=advice, source=INTERNAL_LIAISON
    )
