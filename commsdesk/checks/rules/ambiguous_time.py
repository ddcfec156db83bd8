"""A time that can be read in two ways is a time that half of the readers get wrong.

A clock without a zone where the message names none, a bare hour ("at 4"), several zones that are
not each other's translation, and dates such as 03/04 are found. Only for customers and executives,
and only a hint once it is over and in notices of maintenance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.expressions import Kind
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMSDESK
from commsdesk.checks.wording import Profile, Wording

ZONE = re.compile(
    r"(?:\d|\d\s?[AaPp]\.?[Mm]\.?|\b[AaPp] [Mm]|[Nn]oon|[Mm]idnight|[Mm]idday|o'clock),?\s?\(?"
    r"(?P<zone>UTC|GMT|Z|BRT|MSK|SGT|[A-Z]{1,4}T|[\w' ]{2,30} [Tt]ime)\b|\b[Tt]imes (?:are )?in\b"
)
BARE_HOUR = re.compile(
    r"\b(?:at|by|until|till|before|after) (?:about |around )?(?:1[0-2]|[1-9])(?=[.,;!]?(?:\s\Z|\Z"
    r"|\s(?:today|tomorrow|tonight|this|sharp|on|and we|or so|at the latest)\b)|\.\s)"
)
DATE = re.compile(
    r"\b(?:on|until|till|from|since|by|before|after|dated|due|of|date:) "
    r"(?P<one>0?[1-9]|1[0-2])[/.](?P<two>0?[1-9]|1[0-2])(?:[/.](?:20)?\d\d)?"
    r"(?![\d/.]|\s?[ap]\.?m)|\b(?P<first>0[1-9]|1[0-2])/(?P<second>0[1-9]|1[0-2])"
    r"(?:/(?:20)?\d\d)?\b"
)
TRANSLATED = 20  # characters between "16:00 BST" and "(15:00 UTC)"
EXAMPLE = Example(
    wrong="Customers in Wales cannot pay. We will post the next update at 16:00.",
    right="Customers in Wales cannot pay. We will post the next update at 16:00 BST.",
)


def ambiguous_time(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.EXECUTIVE):
        return
    level = Level.WARN if wording.phase.is_live else Level.HINT
    named = list(ZONE.finditer(wording.text))
    zones = [mark for mark in named if mark["zone"]]
    if not named:
        for start, end in _times(wording):
            yield _finding("Name the time zone.", level, start, end)
    for one, other in pairwise(zones):
        if one["zone"] != other["zone"] and other.start() - one.end() > TRANSLATED:
            yield _finding("Give all times in one zone.", level, *other.span("zone"))
    for mark in DATE.finditer(wording.plain):
        days = {int(number) for number in mark.groups() if number}
        if len(days) > 1:
            yield _finding("Write the month as a word.", level, *mark.span())


def _times(wording: Wording) -> Iterator[tuple[int, int]]:
    """The clocks, and hours without a word that says so ("at 4")."""
    clocks = [(one.start, one.end) for one in wording.times() if one.kind is Kind.CLOCK]
    yield from clocks
    for mark in BARE_HOUR.finditer(wording.plain):
        if not any(start <= mark.start() < end for start, end in clocks):
            yield mark.span()


def _finding(advice: str, level: Level, start: int, end: int) -> Finding:
    return Finding("ambiguous-time", level, advice, start=start, end=end, source=COMMSDESK)
