"""A text claims no more and no less than its phase: nothing is over before we watch it.

Wishes, conditions, denials and quotations are no claims ("until the issue is resolved"), and
finding a problem is not finding its cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import claims
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Payments by card work again. A fix is being rolled out.",
    right="Payments by card work again since 10:20 UTC.",
    phase="resolved",
)

OUT_OF_PLACE: dict[Phase, tuple[re.Pattern[str], ...]] = {
    Phase.INVESTIGATING: (claims.OVER, claims.FIX_IS_OUT, claims.CAUSE_IS_KNOWN),
    Phase.IDENTIFIED: (claims.OVER, claims.FIX_IS_OUT, claims.SEARCHING),
    Phase.MONITORING: (claims.SEARCHING,),
    Phase.RESOLVED: (claims.FIX_IS_ON_ITS_WAY, claims.SEARCHING, claims.STILL_ILL),
    Phase.MAINTENANCE: (claims.UNPLANNED,),
}
EARLY = "Say what is true in this phase: it is not over before you have watched it work."
OTHER = "Say what is true in this phase, or move the incident to the one that these words describe."


def phase_mismatch(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    for claim in OUT_OF_PLACE.get(wording.phase, ()):
        for sentence in wording.sentences():
            for start, end in claims.claimed(claim, sentence):
                yield Finding(
                    rule="phase-mismatch",
                    level=Level.BLOCK if wording.profile is Profile.PUBLIC else Level.WARN,
                    advice=EARLY if claim is claims.OVER else OTHER,
                    category=Category.PHASE_MISMATCH,
                    start=start,
                    end=end,
                    source=CUSTOMER_LIAISON,
                )
