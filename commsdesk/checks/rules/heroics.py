"""We tell what worked and what we learned; a tale of heroes hides that the system needed them."""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Profile, Wording

TALE = phrases(
    r"""
    sav(e|ed|ing) (the <day>|us( all)?|everyone)|came to the rescue|nick of time|hats off|kudos|mvp
    hero(es|ic|ics|ically|ine)?|legend(s|ary)?|superstars?|rock ?stars?|genius|brilliant(ly)?
    saviou?rs?|super-?human|herculean|single-?handed(ly)?|against all (the )?odds|miracle\w*
    valiant\w*|<toiled> (tirelessly|non-?stop|(a?round the|day and|(all|through the)) (clock|night))
    <toiled>( \w+){0,3} (all|through the|day and) night|tireless(ly)?|sleepless nights?
    without (any )?sleep|above and beyond|blood,? sweat|sacrific\w+|fought (hard|off|bravely)
    pull(ed|ing) (it|this|us)( all)? (off|through|out)|jumped (in|out of bed)|nailed|firefight\w*
    gave up (her|his|their) (weekend|holiday|sleep|evening)|without (whom|her|him) (we|this)
    (incredible|amazing|phenomenal|outstanding|extraordinary|fantastic|epic) <deed>
    on (his|her|their) own (saved|fixed|found|restored)
    """,
    day="(day|night|launch|weekend|company|season|week)",
    toiled="(work(ed|ing)|stayed up|(was|were) up|coded|battled|toiled)",
    deed="(efforts?|job|work|performance|team)",
)
EXAMPLE = Example(
    wrong="Sam saved the day by restarting the ledger at 3 in the morning.",
    right="At 03:00 UTC the on-call engineer restarted the ledger; no alert had fired.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)


def heroics(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    is_a_review = wording.phase is Phase.POSTMORTEM
    if not is_a_review and wording.profile not in (Profile.INTERNAL, Profile.EXECUTIVE):
        return
    for mark in TALE.finditer(wording.plain):
        yield Finding(
            rule="heroics",
            level=Level.HINT,
            advice="Say what was done and what the system should do without it.",
            start=mark.start(),
            end=mark.end(),
            source=COMMUNICATION_COURSE,
        )
