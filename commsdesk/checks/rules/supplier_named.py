"""Customers bought from us: while it lasts, a supplier's name tells them nothing that they need."""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import identifiers
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.suppliers import NAMES
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Pictures in the shop do not load; we are working on it with Imgix.",
    right="Pictures in the shop do not load; we are working on it.",
)
NAMED = phrases(NAMES)


def supplier_named(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not wording.phase.is_live:
        return
    ours = list(identifiers.names(situation.public_names, wording.plain))
    for mark in NAMED.finditer(wording.plain):
        is_a_name = wording.text[mark.start()].isupper()
        if is_a_name and not any(a <= mark.start() and mark.end() <= b for a, b in ours):
            yield Finding(
                rule="supplier-named",
                level=Level.HINT,
                advice="Say what customers notice; leave the supplier's name out.",
                category=Category.THIRD_PARTY_BLAME,
                start=mark.start(),
                end=mark.end(),
                source=OUTAGE_ARTICLE,
            )
