"""A review asks why until it reaches a system: no person is a cause, no training alone a cure.

Reads what a post-mortem gives as its root cause, its answers to why, and its actions. One that
trains or reminds people stands beside one that changes the system.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import people
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.people import ROLE
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Wording

EXAMPLE = Example(
    wrong="Root cause: the operator entered the wrong platform.",
    right="Root cause: the form accepted a platform that does not exist.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
ENDS_AT_A_PERSON = phrases(
    r"""
    <cause> <somebody> (?!(could|had|was given|did not have|didn't have|had no|has no|cannot)\b)\w+
    <cause> (a |an |the )?(lack of|insufficient|poor|missing) (attention|care|discipline)
    <cause> (a |an |the )?(lack of|insufficient|poor|missing) (diligence|focus)
    <cause> (a |an |the )?(individual|personal|single|one person's) \w+
    why( was that)?\? <somebody> \w+
    """,
    cause=r"""
    (root |underlying |main |primary )?cause( of (this|it|the \w+))?(:| is| was)( that)?
    why\b[^?]{0,120}\? because|why \d(:| -)( because)?
    """,
    somebody=r"""
    ((an?|the|our|one of the|one of our) )?(\w+ )?(<role>s?|he|she|somebody|someone|<name>)
    """,
    name="(?<!~)~{1,50}(?!~)( ~{1,50})?",
    role=ROLE,
)
TRAINS = phrases(
    r"""
    (re-?)?train(ing|ed)?|coach(ing|ed)?|remind(ed|er|ing)?
    be(ing)? more (careful|attentive|diligent)
    (more|greater|extra|better) (care|attention|diligence|awareness|vigilance|caution|discipline)
    pay(ing)? (more |closer )?attention|try(ing)? harder|raise awareness|talk(ing)? to (the|him|her)
    double-?check(ing)?|take care|be careful|workshops?|warned|reprimand\w*|lessons? for the team
    """
)
MENDS = phrases(
    r"""
    (add|automat|build|built|introduc|install|creat|implement|replac|limit|block|enforc|remov)\w*
    (alert|alarm|monitor|valid|lock|script|tool|pipeline|dashboard|rollback|test|checklist)\w*
    """
)
SAYS_ACTION = phrases(
    """
    actions?( items?)?|measures?|next steps?|follow-?ups?|we will|will be|improvements?
    to prevent this
    """
)


def blame_in_review(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.phase is not Phase.POSTMORTEM:
        return
    for start, end, advice in (*_persons(wording), *_training_alone(wording)):
        yield Finding(
            rule="blame-in-review",
            level=Level.WARN,
            advice=advice,
            category=Category.BLAME,
            start=start,
            end=end,
            source=COMMUNICATION_COURSE,
        )


def _persons(wording: Wording) -> Iterator[tuple[int, int, str]]:
    for mark in ENDS_AT_A_PERSON.finditer(people.unnamed(wording.text, wording.plain)):
        yield *mark.span(), "Ask why once more: what let that happen, in the system or the process?"


def _training_alone(wording: Wording) -> Iterator[tuple[int, int, str]]:
    """What is to be done, where all of it is done to people."""
    actions = [one for one in wording.sentences() if SAYS_ACTION.search(one.plain)]
    for sentence in actions:
        mark = TRAINS.search(sentence.plain)
        if mark and not any(MENDS.search(TRAINS.sub("", one.plain)) for one in actions):
            start = sentence.start + mark.start()
            yield start, sentence.start + mark.end(), "Add an action that changes the system."
