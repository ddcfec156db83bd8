"""A message says which product, place or share of customers; or that this is not known yet.

Live phases.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import identifiers, scope
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="You may see errors at the moment.",
    right="You may see errors when you order tickets.",
)


def no_scope(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS or not wording.phase.is_live:
        return
    if wording.is_a_phrase and not situation.has_slots:
        return
    if (
        situation.is_unspecific
        or _is_told(wording, situation)
        or scope.is_named(wording.sentences())
    ):
        return
    yield Finding(
        rule="no-scope",
        level=Level.WARN,
        advice="Say which product, place or share of customers, or that you do not know yet who.",
        category=Category.NO_SCOPE,
        suggestion=next((one.text for one in statements.told(situation, "who")), ""),
        source=OUTAGE_ARTICLE,
    )


def _is_told(wording: Wording, situation: Situation) -> bool:
    if any(identifiers.names(situation.public_names, wording.plain)):
        return True
    known = statements.told(situation, "who", "impact")
    return any(statements.is_said(statement, wording) for statement in known)
