"""A root cause is a gap in a system or a process; a person is never where the asking ends.

A warning where the part on the cause ends at somebody, at carelessness, or says nothing.
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
    wrong="Root cause: somebody did not pay attention during the night shift.",
    right="Root cause: the release checklist had no step for the price list.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
FEWEST_WORDS = 4
ENDS_AT_A_PERSON = phrases(
    r"""
    human (error|mistake|failure)|operator error|(lack of|missing|insufficient|no) <virtue>
    (did not|didn't|does not|not|never) ((really|properly) )?(pay|paid|paying) (\w+ )?attention
    (was|were|is|are|being) (\w+ )?(careless|inattentive|tired|distracted|lazy|sloppy|negligent)
    (someone|somebody|he|she|an? \w+er|the \w+er|colleague|employee|intern|shift) (\w+ )?<failed>
    careless\w*|negligen\w*|forgot\w*|mistakes? (by|of) |an? (\w+ )?oversight|inattention
    """,
    virtue="care|attention|diligence|discipline|concentration|motivation",
    failed="forgot|missed|overlooked|ignored|failed|did not|didn't|made|misread|mistyped",
)
SYSTEM = phrases(
    r"""
    (no|not|without|missing|lacks?|lacked|nothing|never) (\w+ ){0,3}<safeguard>s?
    <safeguard>s? (\w+ ){0,3}(not|no|n't|lacks?|lacked|missing|allow\w*|assum\w+|accept\w*|was|were)
    (system|script|software|tool|form|pipeline|process|procedure|runbook|rule|gate) (\w+ )?<lets>
    """,
    safeguard=r"""
    checks?|test|alarm|alert|review|limit|guard|warning|step|backup|copy|procedure|process|rule
    safeguard|monitor\w*|threshold|checklist|runbook|validation|confirmation|lock|release|script
    """,
    lets="allow(s|ed)?|lets?|accept(s|ed)?|assumes?|assumed|permits?|permitted|did|does|had|has",
)


def review_cause(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if lacks_part(wording, "cause"):
        yield warning("review-cause", "Name the root cause: the gap in a system or a process.")
    section = part(wording, "cause")
    if section is None:
        return
    words = section.plain.split()
    person = ENDS_AT_A_PERSON.search(section.plain)
    if len(words) < FEWEST_WORDS or (person and not SYSTEM.search(section.plain)):
        start = section.body + person.start() if person else section.start
        end = section.body + person.end() if person else section.body
        yield warning("review-cause", "Ask on: which check or process let it happen?", start, end)
