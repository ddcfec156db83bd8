"""A message says what customers cannot do or notice; it is what they look for first.

What broke inside is no effect, and regret is none. While monitoring and when resolved, what works
again will do. Live phases and resolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import effects
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="We are aware of an issue and are investigating it.",
    right="Customers cannot order tickets. We are investigating.",
)


def no_impact(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS or not _is_due(wording.phase):
        return
    if wording.is_a_phrase and not situation.has_slots:
        return
    if situation.is_unspecific or _is_told(wording, situation) or _words_name_it(wording):
        return
    yield Finding(
        rule="no-impact",
        level=_level(wording, situation),
        advice="Say first what customers cannot do, or what they notice.",
        category=Category.NO_IMPACT,
        suggestion=next((one.text for one in statements.told(situation, "effect")), ""),
        source=CUSTOMER_LIAISON,
    )


def _level(wording: Wording, situation: Situation) -> Level:
    if wording.profile is Profile.EXECUTIVE and wording.channel == "chat":
        return Level.HINT  # a line in chat may leave out what is not known
    is_grave = situation.severity == "SEV-1" and wording.profile is Profile.PUBLIC
    return Level.BLOCK if is_grave else Level.WARN


def _is_due(phase: Phase) -> bool:
    return phase.is_live or phase is Phase.RESOLVED


def _is_told(wording: Wording, situation: Situation) -> bool:
    known = statements.told(situation, "effect", "impact")
    return any(statements.is_said(statement, wording) for statement in known)


def _words_name_it(wording: Wording) -> bool:
    may_be_well = wording.phase in (Phase.MONITORING, Phase.RESOLVED)
    return effects.are_named(wording.sentences(), may_be_well=may_be_well)
