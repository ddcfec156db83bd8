"""A message to people whose day was spoilt says so, in words that are about them.

A hint, for a whole message on a page, by mail or in a letter: the first one, which readers meet
unprepared, and the all-clear. Help that is offered is a word for the reader too.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="""Pupils at all our schools cannot open their homework since 07:30 CET. Our team is
looking into it. Files that were handed in are safe. Next update by 09:00 CET.""",
    right="""Pupils at all our schools cannot open their homework since 07:30 CET. We are sorry: we
know that exams are near. Our team is looking into it. Next update by 09:00 CET.""",
)
SPEAKS_TO_THEM = phrases(
    r"""
    please|instead|(you|they) (can|may) (still|also)|as a precaution|we will (refund|extend|call)
    sorry|apolog\w+|regret\w*|thank\w*|grateful|appreciate\w*|patience|bear(ing)? with us
    (know|understand|reali[sz]\w+|see|appreciate|recogni[sz]\w+) (that|how|what)
    frustrat\w+|disappoint\w+|inconvenien\w+|annoying|unpleasant|upsetting|disruptive|stress\w*
    our fault|forgive|pardon|we feel|difficult (day|time|morning|evening)|mean(s|t) (for|to) you
    """
)
CHANNELS = {"page", "email", "letter"}
WHOLE = 25  # words


def no_empathy(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or wording.audience == "support":
        return
    if wording.channel not in CHANNELS or len(wording.text.split()) < WHOLE:
        return
    is_first = wording.phase is Phase.INVESTIGATING and not situation.last_text
    if (is_first or wording.phase is Phase.RESOLVED) and not SPEAKS_TO_THEM.search(wording.plain):
        yield Finding(
            rule="no-empathy",
            level=Level.HINT,
            advice="Say in a sentence that you know what this means for the reader.",
            source=OUTAGE_ARTICLE,
        )
