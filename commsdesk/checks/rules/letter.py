"""A letter to a customer apologises, says plainly what happened, and what is better now.

One warning that names what a whole letter leaves out. A letter that is written while it lasts need
not say what was improved.
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
    wrong="Dear Ms Lind, the matter of 4 May is closed. Yours sincerely, Customer Care",
    right="""Dear Ms Lind, we are sorry that your photos could not be printed on 4 May. A disk was
full. We now watch the space and have added a second one. Yours sincerely, Customer Care""",
    phase="postmortem",
    channel="letter",
)
WHOLE = phrases(
    r"""
    dear|to whom it may concern|good (day|morning|afternoon|evening)|hello
    (yours|kind|best|warm) (sincerely|faithfully|truly|regards|wishes)|sincerely|regards
    """
)
APOLOGISES = phrases(r"sorry|apolog\w+|regret\w*|forgive|excuse us|beg your pardon")
EXPLAINS = phrases(
    r"""
    because|caused?( by)?|reason|due to|traced (back )?to|result(ed)? (of|from)|led to|happened when
    (a|an|the|our|one|two|some|no) (\S+ ){1,6}(had(?! to)|did not|stopped|failed)
    (had|has|have|was|were) (\w+ly )?(been )?<lost>
    (failed|broke|stopped|overwrote|crashed|expired|ran out|mixed|blocked)
    """,
    lost="lost|failed|broken|full|missing|overwritten|loaded|set|cut|repeated|wrong|damaged|expired|changed|swapped|reversed",
)
IMPROVES = phrases(
    r"""
    (we|i) (now|have|will|also|then)|from now on|(is|are|has been|have been) now
    now (?!closed)\w+
    (is|are|has|have) (since|now|been|also) \w+|since then|in (the )?future|no longer|every \w+ is
    (added|improved|replaced|strengthened|introduced|installed|changed|tested|checked|trained)
    """
)


def letter(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or wording.channel != "letter":
        return
    signs = {"an apology": APOLOGISES, "the cause in plain words": EXPLAINS}
    if wording.phase in (Phase.RESOLVED, Phase.POSTMORTEM):
        signs["what is better now"] = IMPROVES
    text = wording.plain
    lacks = [name for name, sign in signs.items() if not sign.search(text)]
    is_whole = bool(WHOLE.search(text)) or len(lacks) == len(signs)
    if lacks and is_whole and not wording.is_a_phrase:
        yield Finding(
            rule="letter",
            level=Level.WARN,
            advice=f"Add {', '.join(lacks)}.",
            source=COMMUNICATION_COURSE,
        )
