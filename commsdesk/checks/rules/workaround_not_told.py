"""Whoever is stuck is told the way round it as soon as there is one.

A warning where the fact sheet holds a workaround that this audience may know and the text does not
tell it; a hint in a major incident whose fact sheet says nothing of one. While it lasts, for
customers and for those who talk to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Patients cannot book online. Next update by 10:40 UTC.",
    right="Patients cannot book online; please book by telephone. Next update by 10:40 UTC.",
    situation=Situation(
        statements=(
            Statement(
                "workaround", "Please book by telephone.", Standing.CONFIRMED, may_be_told=True
            ),
        ),
    ),
)
OFFERED = phrases(
    r"""
    please (use|try|call|book|pay|send|go|visit|write|come|bring|take|travel|log|sign|switch|ask)
    (you|customers|passengers|patients|users|parents) can (still|instead|also)|instead|meanwhile
    no (workaround|way round)|(workaround|way round|alternative|in the meantime)
    """
)
SHORT_CHANNELS = {"sms", "x"}


def workaround_not_told(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not wording.phase.is_live:
        return
    if situation.is_correction or situation.is_unspecific:
        return
    known = list(statements.told(situation, "workaround"))
    for statement in known:
        if not statements.is_said(statement, wording):
            advice = "Tell the workaround that the fact sheet holds."
            yield _finding(Level.WARN, advice, statement.text)
    if not known and _is_worth_asking(wording, situation):
        yield _finding(Level.HINT, "Ask whether there is a workaround, and say so either way.")


def _is_worth_asking(wording: Wording, situation: Situation) -> bool:
    is_asked = situation.has_slots and situation.is_major
    is_open = not any(one.fact == "workaround" for one in situation.statements)
    is_long_enough = wording.channel not in SHORT_CHANNELS
    return is_asked and is_open and is_long_enough and not OFFERED.search(wording.plain)


def _finding(level: Level, advice: str, suggestion: str = "") -> Finding:
    return Finding(
        rule="workaround-not-told",
        level=level,
        advice=advice,
        suggestion=suggestion,
        source=CUSTOMER_LIAISON,
    )
