"""Who was told that it gets better is told why it does not, and what was done when it is over.

The phase is held against that of the last message to this audience: a step back needs a word of why
("the fix did not help"), and so does a jump over the middle ("a cable was replaced").
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="We are investigating why customers cannot pay by card.",
    right="The fix did not hold and customers cannot pay by card. We are investigating.",
    situation=Situation(last_phase="monitoring"),
)
ORDER = [Phase.INVESTIGATING, Phase.IDENTIFIED, Phase.MONITORING, Phase.RESOLVED]
WHY_BACK = phrases(
    r"""
    (did|has|have|does|do|was|is|were)(n't| not) (yet )?<last>\w*
    (back|returned|again|once more|anew|re-?open\w*|re-?appear\w*|recur\w*|re-?surfac\w*|relaps\w*)
    (turned out|proved|found) (to be )?(wrong|false|mistaken|premature|incomplete|another|not)
    (too early|premature(ly)?|mistaken|second|further|another|different|new|other) (<cause>)
    we (said|told you|thought|believed|reported|wrote|announced)|(only|just) (a )?part\w*
    (too (early|soon)|prematurely)|not (the (whole|only|real)|enough|as we|all)|worse|setback
    """,
    last="help|work|hold|held|last|solve|cure|fix|bring|end|stop|enough|sufficient|resolve|restore",
    cause="causes?|faults?|problems?|failures?|errors?|defects?",
)
WHAT_WAS_DONE = phrases(
    r"""
    (fix|fixes|repair|patch|correction|solution|workaround|rollback|restart)(ed|es|s)?
    (replac|repair|restart|reboot|correct|remov|switch|chang|roll|restor|renew|reset|undo|revers)\w*
    (cause|reason|fault|because|due to|turned out|by itself|on (its|their) own|came from|lay in)
    (supplier|provider|operator|partner)\w*
    """
)


def phase_backwards(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or situation.is_correction:
        return
    if situation.last_phase not in ORDER or wording.phase not in ORDER:
        return
    steps = ORDER.index(wording.phase) - ORDER.index(Phase(situation.last_phase))
    if steps < 0 and not WHY_BACK.search(wording.plain):
        yield _finding("Say why it goes back: the fix did not help, or the trouble has returned.")
    is_a_jump = situation.last_phase == Phase.INVESTIGATING and steps > 1
    if is_a_jump and not WHAT_WAS_DONE.search(wording.plain):
        yield _finding("Say what was done: the last message was that we are still searching.")


def _finding(advice: str) -> Finding:
    return Finding(
        rule="phase-backwards",
        level=Level.WARN,
        advice=advice,
        category=Category.PHASE_MISMATCH,
        source=CUSTOMER_LIAISON,
    )
