"""Executives are told the state, what is being done and what it costs; then what is asked of them.

A hint that names what the fact sheet holds and the text leaves out: the effect, the action, the
expected recovery, the risk, the decision needed. Without an incident, only that nothing is said of
what is being done. While it lasts.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import INTERNAL_LIAISON
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="SEV-1: guests at all hotels cannot check in since 14:05 CET.",
    right="SEV-1: guests at all hotels cannot check in. We are moving check-in to the spare site.",
    audience="executive",
)
NAMES = {
    "effect": "the effect on customers",
    "action": "what is being done",
    "recovery": "the expected recovery",
    "risk": "the risk",
    "decision": "the decision that is needed",
}
DOING = phrases(
    r"""
    (we|teams?|engineers?|crews?|staff|they|suppliers?|who|\w+ers)( \w+){0,3} (\w+ing|will|have|has)
    (is|are|stays?) on (it|the call|site)|(we|they) (watch|keep|work|repair|wait|hold|follow|check)
    (actions?|next steps?|plan|doing|done|in progress|under way|working|investigat\w+|look\w* into)
    (being|has been|have been|had been) (\w+ly )?\w+(ed|en)|mitigat\w+|trying|to restore
    """
)


def executive_brief(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.EXECUTIVE or not wording.phase.is_live:
        return
    if wording.is_a_phrase and not situation.has_slots:
        return
    known = list(statements.told(situation, *NAMES))
    unsaid = [one for one in known if not statements.is_said(one, wording)]
    lacks = list(dict.fromkeys(NAMES[one.fact] for one in unsaid))
    if not known and not DOING.search(wording.plain):
        lacks = [NAMES["action"]]
    if lacks:
        yield Finding(
            rule="executive-brief",
            level=Level.HINT,
            advice=f"Add {', '.join(lacks)}.",
            suggestion=unsaid[0].text if unsaid else "",
            source=INTERNAL_LIAISON,
        )
