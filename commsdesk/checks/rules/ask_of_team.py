"""Colleagues are told what we ask of them, not only what is wrong.

A hint: the request that the fact sheet holds for this audience is missing, or the text asks nothing
of anybody. For internal teams, while it lasts.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="The demonstration system shows no data since 08:00 UTC. Next update by 09:00 UTC.",
    right="The demonstration system shows no data. Sales: please hold demonstrations today.",
    audience="internal",
)
WHOLE = 10  # words
ASKS = phrases(
    r"""
    please|kindly|(we|i) (ask|need|want|request)|asked to|you (can|should|need|must|may|have to)
    do not|don't|avoid|hold|stop|pause|send|tell|use|direct|refer|forward|report|keep|wait|call|join
    no action|nothing (to do|for you)|(needs?|requires?) (nothing|no)|your (help|task|part|job)
    (sales|support|marketing|finance|hr|product|legal|logistics|reception|shops?|stores?|teams?|desks?|branches|depots?|crews?|staff|managers?):
    \w+ should
    """
)


def ask_of_team(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.INTERNAL or not wording.phase.is_live:
        return
    known = list(statements.told(situation, "request"))
    unsaid = [one for one in known if not statements.is_said(one, wording)]
    asks_nothing = not known and not ASKS.search(wording.plain)
    if unsaid or (asks_nothing and len(wording.text.split()) >= WHOLE):
        yield Finding(
            rule="ask-of-team",
            level=Level.HINT,
            advice="Say what the team that reads this should do, or that it need do nothing.",
            suggestion=unsaid[0].text if unsaid else "",
            source=COMMUNICATION_COURSE,
        )
