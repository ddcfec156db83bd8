"""Customers deal with the house, not with a person who works there: no colleague's name.

A known colleague is found by name; anybody by a first name that does our work ("Kevin pushed the
change") or has one of our posts. Whoever signs a letter stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import Later, either
from commsdesk.checks.language.people import CAPITAL, FIRST_NAME, ROLE, SURNAME, are_named
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Kevin pushed a change to the ticket gates this morning and they stopped.",
    right="We released a change to the ticket gates this morning and they stopped.",
)
NAME = rf"(?P<name>{FIRST_NAME}(?: {CAPITAL}\.)?(?: {SURNAME})?(?!\w))"
AT_WORK = either(
    r"""
    (is|are|was|were|will be|has been|'s|’s) (\w+ly |now |still |already |currently )?<working>
    (has|have|had|will|then|also|just|immediately|quickly|accidentally|again|who|who has) <done>
    <done>
    (on|for) (his|her|the) way
    from (our|the|my|it|support|operations|engineering|customer|payments|marketing|facilities)\b
    (in|at|of) (our|the) (\w+ )?(team|department|office|desk|shift|ward|depot|control room)
    """,
    working=r"""
    (?!play|perform|sing|speak|appear|com)\w+ing\b|on (it|call|site|duty|the case|this|h(is|er))\b
    """,
    done="""
    push|deploy|restart|reboot|fix|roll|repair|replac|patch|releas|commit|merg|chang|updat|delet
    remov|switch|unplug|notic|spott|discover|found|identif|trac|forgot|broke|made|ran|resolv|restor
    reset|took|turn|misconfig|install|disabl|enabl|mistyp|typed|enter|wrote|confirm|acknowledg
    respond|escalat|miss|open|clos|load|left|acciden|overlook|did
    """,
)
AT_WORK_HERE = Later(
    rf"(?<![\w@.'’-]){NAME}(?:,? (?:our|the|a|an|one of our)(?: [\w-]{{1,20}}){{1,4}},?)?"
    rf"(?:,? who|,)?(?: |(?=['’]s )){AT_WORK}"
)
BY_POST = "our|the|my|lead|chief|senior|duty|on-call|head|shift|thank|by|to|with|ask|contact|call"
THANKED = either(
    """
    thanks? (to|you,?)|kudos to|credit (goes )?to|well done,?|(mistake|error) by
    (fixed|found|led|caused|deployed|repaired|handled|released) by
    """
)
POST = Later(rf"(?<!\w)(?i:{BY_POST}) (?:(?i:[\w-]{{1,20}}) ){{0,3}}?(?i:{either(ROLE)}),? {NAME}")
CREDIT = Later(rf"(?<!\w)(?i:{THANKED}) {NAME}")
SIGNED = re.compile(r"(?:\n|regards|sincerely|yours|signed)[\s,:–—-]*\Z", re.IGNORECASE)
LINE_ENDS = re.compile(r"\s*(?:,|\n|\Z)")
LONGEST = 40


def staff_name(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC:
        return
    ends = 0
    for start, end in sorted({*_colleagues(wording, situation), *_at_work(wording.text)}):
        if start < ends or _is_signature(wording.text, start, end):
            continue
        ends = end
        yield Finding(
            rule="staff-name",
            level=Level.WARN,
            advice="Say “we” or name the team instead of a colleague.",
            category=Category.BLAME,
            start=start,
            end=end,
            suggestion="we",
            source=COMMUNICATION_COURSE,
        )


def _is_signature(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - LONGEST) : start]
    return bool(SIGNED.search(before) and LINE_ENDS.match(text, end))


def _colleagues(wording: Wording, situation: Situation) -> Iterator[tuple[int, int]]:
    if known := _pattern(situation.colleagues):
        yield from (mark.span() for mark in known.finditer(wording.text))


def _at_work(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (AT_WORK_HERE, POST, CREDIT) if are_named(text) else ():
        yield from (mark.span("name") for mark in pattern.finditer(text))


@lru_cache(maxsize=16)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """As they are written, so that a Mark is found and a mark is not."""
    longest_first = sorted((name for name in names if name.strip()), key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
