"""Plain words carry further than the language of offices and of proverbs.

Phrases of the office ("in view of the fact that"), double negation and figures of speech are
hints; three of them in one text, a saying and a double negation warn. Only in what customers read.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import offices
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

MANY = 3
EXAMPLE = Example(
    wrong="In the event that you are not in a position to make use of the app, please ring us.",
    right="If you cannot use the app, please ring us.",
)


def hard_phrase(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC:
        return
    marks = list(offices.PHRASE.finditer(wording.plain))
    level = Level.WARN if len(marks) >= MANY else Level.HINT
    for mark in marks:
        plain = offices.INSTEAD.get(mark[0], "")
        advice = f"Write “{plain}”." if plain else "Say this with a plain verb."
        yield _finding(advice, level, mark.span(), plain)
    for mark in offices.SAYINGS.finditer(wording.plain):
        yield _finding("Say this in plain words.", Level.WARN, mark.span())
    for mark in offices.DOUBLE_NEGATION.finditer(wording.plain):
        yield _finding("Say what is, not what is not.", Level.WARN, mark.span())


def _finding(advice: str, level: Level, span: tuple[int, int], suggestion: str = "") -> Finding:
    return Finding(
        rule="hard-phrase",
        level=level,
        advice=advice,
        category=Category.HARD_TO_READ,
        start=span[0],
        end=span[1],
        suggestion=suggestion,
        source=COMMUNICATION_COURSE,
    )
