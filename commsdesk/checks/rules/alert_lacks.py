"""An alert to colleagues says how grave it is, what happens next, and who speaks to customers.

A hint that names what the first message to internal teams leaves out, before anybody watches a fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Buyers cannot pay in the web shop since 09:10 UTC. Next update by 09:40 UTC.",
    right="""SEV-2: buyers cannot pay in the web shop. The payment team is switching to the second
bank. Please send questions to Lee, who speaks to customers. Next update by 09:40 UTC.""",
    audience="internal",
)
WHOLE = 10  # words
FIRST = (Phase.INVESTIGATING, Phase.IDENTIFIED)  # later on nobody is alerted
GRAVITY = phrases(
    r"sev(erity)?[- ]?\d?|p[0-4]|major|critical|high(est)?|grave|serious|priority|severe|emergency"
)
NEXT_STEPS = phrases(
    r"""
    next steps?|actions?|plan|we (are|will|have)( \w+)? \w+ing|owners?|who does what|\d[.)]
    will (?!be)\w+
    \w+( \w+){0,2} (is|are|will be|will|has|have)( \w+)? (\w+ing|begun|started|sent|called|taken)
    (team|crew|desk|staff|engineers?|supplier)( \w+){0,2} (is|are|will|has|have)|asked|please
    """
)
ONE_VOICE = phrases(
    r"""
    (speaks?|talks?|answers?|repl(y|ies)|writes?|statements?|questions?|enquir\w+|requests?)
    calls? from
    liaison|communications? (lead|team|desk)|comms|press (office|desk|team)|spokes\w+|status page
    (do not|don't|please do not) (tell|promise|give|post|share|answer|comment)|to customers|tell
    """
)


def alert_lacks(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.INTERNAL or wording.phase not in FIRST:
        return
    if situation.last_text or len(wording.text.split()) < WHOLE:
        return
    text = wording.plain
    lacks = [
        name
        for name, sign in {
            "how grave it is": GRAVITY,
            "what happens next and who does it": NEXT_STEPS,
            "who speaks to customers": ONE_VOICE,
        }.items()
        if not sign.search(text)
    ]
    if lacks:
        yield Finding(
            rule="alert-lacks",
            level=Level.HINT,
            advice=f"Add {', '.join(lacks)}.",
            source=COMMUNICATION_COURSE,
        )
