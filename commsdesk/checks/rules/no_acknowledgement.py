"""The first word says that we know of it and are at work on it.

A hint, for the first message to customers while investigating: a reader who learns neither reports
it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="The Hillside ticket shop is closed. Next update by 10:40 UTC.",
    right="The Hillside ticket shop is closed. We are looking into it. Next update by 10:40 UTC.",
)
AT_WORK = phrases(
    r"""
    (we|i|our( \w+){1,3}|the( \w+){1,3}|\w+)('s|'re|'m| is| are| have| has)?( \w+){0,3} <doing>
    (we|we're|i|i'm|our \w+)( (are|is|am))?( \w+)? (aware|on it|on the case|informed)
    aware (of|that)
    (working|looking|investigating|searching|checking|being (looked|investigated|worked|checked))
    on (site|the way|(its|their|her|his) way)|under (way|investigation)
    we (know|see|hear|have (seen|heard))
    (have|has) (begun|started|sent|called|taken|switched|stopped|opened)|(sent|called) (out|in|for)
    """,
    doing=r"""
    investigat\w+|look(ing)? (into|for|at|after)|work(ing)? (on|to|with)|search\w*|check\w*|exam\w+
    analys\w+|dealing|finding out|trac(e|ing)|repair\w*|fixing|restor\w+|trying|doing|sort\w+
    """,
)


def no_acknowledgement(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or wording.phase is not Phase.INVESTIGATING:
        return
    if situation.last_text or wording.is_a_phrase or AT_WORK.search(wording.plain):
        return
    yield Finding(
        rule="no-acknowledgement",
        level=Level.HINT,
        advice="Say that you know of it and are at work on it.",
        category=Category.NO_ACKNOWLEDGEMENT,
        suggestion="We are aware of this and are investigating.",
        source=OUTAGE_ARTICLE,
    )
