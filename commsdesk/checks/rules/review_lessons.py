"""A lesson is about the system; "be more careful" teaches nobody anything.

A warning for each lesson that asks people to be better, and for a whole review without lessons.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.reviews import lacks_part, part, warning
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Lessons: everyone has to be more careful with the price list.",
    right="Lessons: the import accepts a price of zero, and no alarm is tied to it.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
BE_BETTER = phrases(
    r"""
    (be|being|are|stay|remain|become) ((more|much more|extra|always|very) )?<virtuous>
    (pay|paying) ((more|better|closer|full|proper) )?attention
    (take|taking) (more|better|greater) care
    (try|work|think|concentrate|focus|listen|communicate) (harder|better|more)(?! (often|tests))
    (must|should|have to|need to|do) not (forget|panic|overlook|miss|ignore)
    (double|triple)[- ]check
    (should|could|ought to) have (known|noticed|checked|called|tested|asked|reacted|seen)
    (more|greater|better) (care|diligence|discipline|attention|vigilance|caution|awareness)
    (must|should|have to|need to) (know|remember|understand|read|follow|care)|mind the
    """,
    virtuous="""
    careful|attentive|vigilant|diligent|cautious|thorough|disciplined|alert|aware|conscientious
    """,
)


def review_lessons(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if lacks_part(wording, "lessons"):
        yield warning("review-lessons", "Add what was learned about the system.")
    section = part(wording, "lessons")
    if section is None:
        return
    for mark in BE_BETTER.finditer(section.plain):
        start, end = section.body + mark.start(), section.body + mark.end()
        advice = "Say what about the system made this easy to get wrong."
        yield warning("review-lessons", advice, start, end)
