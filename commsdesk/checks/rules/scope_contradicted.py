"""How many are affected is what the fact sheet says, neither fewer nor more.

A share or a number of customers in the text, in figures or in words ("a few", "half", "everyone"),
is held against the impact statements that this audience may know; in a sentence that names their
segment ("in Spain"), against those of that segment alone. Customers and executives, while it lasts
and when resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import amounts
from commsdesk.checks.language.amounts import Amount
from commsdesk.checks.language.sentences import Sentence, plain
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="A few customers cannot pay by card.",
    right="About 40 % of customers cannot pay by card.",
    situation=Situation(
        statements=(
            Statement(
                "impact", "Cards are refused", Standing.CONFIRMED, may_be_told=True, share=40.0
            ),
        ),
    ),
)
NEAR = 0.2  # of the number, by which a rounded one may differ


def scope_contradicted(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.EXECUTIVE):
        return
    if not (wording.phase.is_live or wording.phase is Phase.RESOLVED):
        return
    known = [*statements.told(situation, "impact", "who")]
    if not any(_is_measured(one) for one in known):
        return
    for sentence in wording.sentences():
        yield from _found(sentence, _about_the_same(sentence, known))


def _is_measured(statement: Statement) -> bool:
    return statement.share is not None or statement.number is not None


def _about_the_same(sentence: Sentence, known: list[Statement]) -> list[Statement]:
    """The statements on the segments that the sentence names; all of them where it names none."""
    named = [
        one
        for one in known
        if one.about and _is_measured(one) and _names(sentence.plain, plain(one.about))
    ]
    return named or known


def _names(text: str, segment: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(segment)}(?!\w)", text) is not None


def _found(sentence: Sentence, known: list[Statement]) -> Iterator[Finding]:
    shares = [one.share for one in known if one.share is not None]
    numbers = [one.number for one in known if one.number is not None]
    for amount in amounts.of_customers([sentence]):
        if _contradicts(amount, shares, numbers):
            yield Finding(
                rule="scope-contradicted",
                level=Level.WARN,
                advice=f"Say what the fact sheet holds: {_held(shares, numbers)}.",
                category=Category.NO_SCOPE,
                start=amount.start,
                end=amount.end,
                suggestion=_instead(amount, shares, numbers),
                source=OUTAGE_ARTICLE,
            )


def _contradicts(amount: Amount, shares: list[float], numbers: list[int]) -> bool:
    if amount.number is not None:
        lowest, most = amount.number * (1 - NEAR), amount.number * (1 + NEAR)
        return bool(numbers) and not any(lowest <= one <= most for one in numbers)
    return bool(shares) and not any(amount.least <= one <= amount.most for one in shares)


def _held(shares: list[float], numbers: list[int]) -> str:
    held = [*(f"{one:g} %" for one in shares), *(f"{one:,} customers" for one in numbers)]
    return ", ".join(held)


def _instead(amount: Amount, shares: list[float], numbers: list[int]) -> str:
    """What may stand for the amount, where only one can be meant."""
    if amount.number is not None:
        return f"{numbers[0]:,}" if len(numbers) == 1 else ""
    of = "" if re.fullmatch(r"[\d.,]+\s?(?:%|per ?cent)", amount.text) else " of our customers"
    return f"{shares[0]:g} %{of}" if len(shares) == 1 else ""
