"""Every action of a review says what will be changed, who owns it and by when.

A warning for an action without an owner or a date, for one that only asks people to be careful,
and for a whole review without actions. Training alone changes no system.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding
from commsdesk.checks.language import expressions
from commsdesk.checks.language.expressions import Kind
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sections import Line
from commsdesk.checks.policy import Policy
from commsdesk.checks.reviews import lacks_part, part, warning
from commsdesk.checks.rules.review_lessons import BE_BETTER
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Actions:\n- Improve the tests of the price list",
    right="Actions:\n- Refuse a price of zero in the import. Owner: shop team. Due: 20 June.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
OWNED = phrases(
    r"""
    owners?|owned by|owns?|assigned( to)?|assignee|responsible|in charge|lead(s|er)?|(\w+ )?team
    \w+ (will|shall|is to|takes?|leads?)|@\w+|by (?!<day>)[a-z]+(?=,? (by|until|on|before|due))
    """,
    day="(mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next|the|end",
)
NAMED = phrases(r"[(–-] ?[a-z]+( [a-z]+)?,|\| [a-z]+( [a-z]+)? \||: [a-z]+( [a-z]+)?, ")
DUE = phrases(
    r"""
    done|completed?|finished|live since|by (the )?(end|middle|start) of|q[1-4]
    next (week|sprint|month)
    this (week|sprint|month|quarter)|week \d{1,2}|\d{1,2}[./]\d{1,2}([./]\d{2,4})?|(jan|febr)uary
    march|april|may|june|july|august|(sept|nov|dec)ember|october|20\d\d
    """
)
TRAINING = phrases(
    r"train(ing|ed)?|remind(ed|er)?|workshops?|briefings?|awareness|talk to|coach\w*"
)
CHANGES = phrases(
    r"""
    add|build|refuse|reject|alarm|alert|test|check|automat\w+|replac\w+|remov\w+|limit|block|install
    write|split|move|introduc\w+|enabl\w+|chang\w+|monitor|measure|lock|require|set|raise|lower|fix
    second|backup|document|rehearse|drill|extend|shorten|update
    """
)


def review_actions(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if lacks_part(wording, "actions"):
        yield warning("review-actions", "Add actions, each with an owner and a date.")
    section = part(wording, "actions")
    lines = list(section.lines()) if section else []
    for line in lines:
        if advice := _what_is_wrong(line):
            yield warning("review-actions", advice, line.start, line.end)


def _what_is_wrong(line: Line) -> str:
    text = line.plain
    if BE_BETTER.search(text) or (TRAINING.search(text) and not CHANGES.search(text)):
        return "Change the system rather than the people: say what will be different."
    lacks = []
    if not OWNED.search(text) and not NAMED.search(text):
        lacks.append("an owner")
    if not DUE.search(text) and not _has_a_date(text):
        lacks.append("a date")
    return f"Give this action {' and '.join(lacks)}." if lacks else ""


def _has_a_date(text: str) -> bool:
    kinds = {one.kind for one in expressions.find(text)}
    return bool(kinds & {Kind.DATE, Kind.CLOCK})
