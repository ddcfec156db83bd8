"""Support is given words that can be said to a customer as they stand.

A hint, where a text for support offers no sentence to pass on ("You can say: …"). While it lasts
and when resolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Wording

EXAMPLE = Example(
    wrong="Callers hear a busy tone at all four clinics. Next update by 10:40 UTC.",
    right="You can say: “Our lines are busy; we are looking into it.” Next update by 10:40 UTC.",
    audience="support",
)
WHOLE = 8  # words
TO_PASS_ON = phrases(
    r"""
    say|tell|answer|explain|reply|respond|read out|offer|inform|advise|suggest|point|refer|ask|send
    (talking points?|wording|script|told|if (asked|a customer|somebody|someone|they)|for callers)
    """
)


def talking_points(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.audience != "support" or len(wording.text.split()) < WHOLE:
        return
    is_due = wording.phase.is_live or wording.phase is Phase.RESOLVED
    if is_due and '"' not in wording.plain and not TO_PASS_ON.search(wording.plain):
        yield Finding(
            rule="talking-points",
            level=Level.HINT,
            advice="Give a sentence that can be said to a customer as it stands.",
            suggestion="You can say: ",
            source=COMMUNICATION_COURSE,
        )
