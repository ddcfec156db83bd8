"""An apology says for what: "any inconvenience" is nobody's trouble, and said twice it is noise."""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

STOCK = phrases(
    r"""
    (apologi[sz]e|apologi[sz]ing|apolog(y|ies)|sorry|regret) (\w+ ){0,3}inconveniences?( \w+){0,3}
    (any|the) inconvenience( (this|it|that))? (may|might|could|has|caused|is)( \w+){0,2}
    (thank you|thanks) for your (patience|understanding)( and (patience|understanding|support))?
    we appreciate your (patience|understanding)|your (patience|understanding) is appreciated
    (we )?value your (business|trust|loyalty)|take (this|these matters|it) (very )?seriously
    your (satisfaction|experience) is (our|important)|we strive to
    """
)
APOLOGY = phrases(r"apologi[sz]\w*|apolog(y|ies)|(we are|we're|so|very|truly) sorry|we regret")
EXAMPLE = Example(
    wrong="Online lessons are interrupted. We apologize for any inconvenience.",
    right="Online lessons are interrupted. We are sorry that your classes were cut short.",
)


def stock_apology(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC:
        return
    for mark in STOCK.finditer(wording.plain):
        advice = "Say what you are sorry for: what readers could not do."
        yield _finding(advice, mark.start(), mark.end())
    for mark in list(APOLOGY.finditer(wording.plain))[1:]:
        yield _finding("Once is enough: leave this apology out.", mark.start(), mark.end())


def _finding(advice: str, start: int, end: int) -> Finding:
    return Finding("stock-apology", Level.HINT, advice, start=start, end=end, source=OUTAGE_ARTICLE)
