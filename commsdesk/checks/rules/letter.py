"""A letter to a customer apologises, says plainly what happened, and what is better now.

One warning that names what a whole letter leaves out; a hint where only the cause seems to be left
out, and while it lasts, when a letter need not say what was improved.
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
    because|caused?( by)?|reason|due to|traced (back )?to|result(ed)? (of|from)|led to
    happened when
    (a|an|the|our|one|two|some|no) (\S+ ){1,6}(had(?! to)|did not|stopped|failed)
    (had|has|have|was|were) (\w+ly )?(been )?<lost>
    (failed|broke|stopped|overwrote|crashed|expired|ran out|mixed|blocked)
    """,
    lost="lost|failed|broken|full|missing|overwritten|loaded|set|cut|repeated|wrong|damaged|expired|changed|swapped|reversed",
)
# A sentence of its own that tells how it came about: "The coupling was not locked",
CAME_ABOUT = phrases(
    r"""
    had|did not|didn't|(was|were) (?!<mended>)\w+|came from|ran out|stood|went|wore
    switched (itself|off)
    (?<!we )(?<!i )(used|held|kept|showed|read|took|lacked|missed|fell|shut|cut|left|gave|\
    led|sent|put|waited|set|met|lost|ran|gone) \w+
    """,
    mended=r"""
    (\w+ )?(handed|refunded|repaired|replaced|restored|delivered|checked|tested|resolved|closed)
    (\w+ )?(paid|sent|credited|over|back|able|sorry|returned|informed|told)
    """,
)
# and not what readers went through or what has been done since.
NOT_HOW = phrases(
    r"""
    you|your|customers|passengers|sorry|apolog\w+|regret\w*|thank\w*|forgive|since then|from now on
    to whom it may|matter|incident|now
    """
)
IMPROVES = phrases(
    r"""
    (each|every|all)( \w+){1,4} (is|are) \w+(ed|t|n)|(is|are|has|have) (been )?(now )?<bettered>
    (a|an|one|two|the) (second|new|spare|extra|additional|third|other) \w+|(twice|double) (the|as)
    (now|since then|since \w+|from then)( \w+){1,4} <keeps>
    (battery|alarm|sensor|lamp|copy) (now )?<keeps>
    we (count|check|test|watch|compare|measure|doubled|keep|inspect|read|call)
    keeps? it (alive|running)
    (we|i) (now|have|will|also|then)|from now on|(is|are|has been|have been) now
    now (?!closed)\w+
    (is|are|has|have) (since|now|been|also) \w+|since then|in (the )?future|no longer|every \w+ is
    (added|improved|replaced|strengthened|introduced|installed|changed|tested|checked|trained)
    """,
    bettered=r"""
    fitted|compared|counted|doubled|measured|kept|watched|told|guarded|locked|rejected|thrown|ready
    in (place|use|service)|moved|separated|renewed|shown
    """,
    keeps=r"""
    keeps?|watch(es)?|warns?|counts?|starts?|checks?|sends?|stands?|shows?|tells?|stops?|rings?
    """,
)


def letter(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or wording.channel != "letter":
        return
    text = wording.plain
    told = {
        "an apology": APOLOGISES.search(text),
        "the cause in plain words": EXPLAINS.search(text) or _tells_how(wording),
    }
    if wording.phase in (Phase.RESOLVED, Phase.POSTMORTEM):
        told["what is better now"] = IMPROVES.search(text)
    lacks = [name for name, sign in told.items() if not sign]
    is_whole = bool(WHOLE.search(text)) or len(lacks) == len(told)
    if lacks and is_whole and not wording.is_a_phrase:
        yield Finding(
            rule="letter",
            level=_level(wording, lacks),
            advice=f"Add {', '.join(lacks)}.",
            source=COMMUNICATION_COURSE,
        )


def _level(wording: Wording, lacks: list[str]) -> Level:
    """A hint while it lasts, when causes are open, and where words alone tell too little."""
    is_over = wording.phase in (Phase.RESOLVED, Phase.POSTMORTEM)
    return Level.WARN if is_over and lacks != ["the cause in plain words"] else Level.HINT


def _tells_how(wording: Wording) -> bool:
    """Whether a sentence says what went before, though it has no "because"."""
    texts = (one.plain for one in wording.sentences())
    return any(CAME_ABOUT.search(text) and not NOT_HOW.search(text) for text in texts)
