"""A text claims no more and no less than its phase: nothing is over before we watch it.

Wishes, conditions, denials and quotations are no claims ("until the issue is resolved"), and
finding a problem is not finding its cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import claims, states, works
from commsdesk.checks.language.patterns import Phrases, phrases
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.language.times import PROMISES
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Payments by card work again. A fix is being rolled out.",
    right="Payments by card work again since 10:20 UTC.",
    phase="resolved",
)

OUT_OF_PLACE: dict[Phase, tuple[Phrases, ...]] = {
    Phase.INVESTIGATING: (
        states.OVER,
        states.WORKS_AGAIN,
        works.FIX_IS_OUT,
        works.FIX_IS_GOING_OUT,
        works.CAUSE_IS_KNOWN,
    ),
    Phase.IDENTIFIED: (
        states.OVER,
        states.WORKS_AGAIN,
        works.FIX_IS_OUT,
        works.SEARCHING,
        works.SEARCHING_THE_CAUSE,
        works.SEARCHING_THE_ROOT_CAUSE,
        works.CAUSE_IS_UNKNOWN,
    ),
    Phase.MONITORING: (
        works.SEARCHING,
        works.SEARCHING_THE_CAUSE,
        works.CAUSE_IS_UNKNOWN,
        works.FIX_IS_COMING,
        works.FIX_IS_GOING_OUT,
    ),
    Phase.RESOLVED: (
        works.FIX_IS_COMING,
        works.FIX_IS_GOING_OUT,
        works.REPAIRING,
        works.SEARCHING,
        states.STILL_ILL,
    ),
    Phase.MAINTENANCE: (states.UNPLANNED, works.CAUSE_IS_UNKNOWN, works.SEARCHING_THE_CAUSE),
}
EARLY = "Say what is true in this phase: it is not over before you have watched it work."
OTHER = "Say what is true in this phase, or move the incident to the one that these words describe."
NEAR = 30  # characters
A_STEP_BACK = phrases(
    r"""
    (repair|fix|patch|attempt|change|solution|correction)( \w+){0,3} (did|has|was|have)(n't| not)
    (repair|fix|patch|attempt|solution|correction)( \w+){0,2} (failed|had no effect)
    (investigat|search|look)\w+ (\w+ ){0,2}(again|anew|once more|afresh)
    """
)
TROUBLE_IS_BACK = phrases(
    r"""
    (troubles?|gremlins?|queues?|lines|delays?|errors?|faults?|problems?|issues?|bugs?|complaints?)\
      ( [\w'-]{1,30}){0,8} (is|are|has come|have come|came) back
    """
)
SEARCHES = {works.SEARCHING, works.SEARCHING_THE_CAUSE, works.CAUSE_IS_UNKNOWN}
MAY_BE_OF_A_PART = {states.OVER, states.WORKS_AGAIN, works.FIX_IS_OUT}


def phase_mismatch(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    for start, end, claim in sorted(_misplaced(wording), key=lambda one: one[:2]):
        yield Finding(
            rule="phase-mismatch",
            level=Level.BLOCK if wording.profile is Profile.PUBLIC else Level.WARN,
            advice=EARLY if claim in MAY_BE_OF_A_PART else OTHER,
            category=Category.PHASE_MISMATCH,
            start=start,
            end=end,
            source=CUSTOMER_LIAISON,
        )


def _misplaced(wording: Wording) -> Iterator[tuple[int, int, Phrases]]:
    """One claim of a sentence, the first that stands in it."""
    for sentence in wording.sentences():
        found = [
            (start, end, claim)
            for claim in OUT_OF_PLACE.get(wording.phase, ())
            for start, end in claims.claimed(claim, sentence)
            if not (claim in SEARCHES and A_STEP_BACK.search(wording.plain))
            and not (
                claim in MAY_BE_OF_A_PART
                and (
                    _is_of_a_part(claim, sentence, wording)
                    or _is_promised(start, end, sentence, wording)
                )
            )
        ]
        yield from sorted(found, key=lambda one: one[0])[:1]


def _is_of_a_part(claim: Phrases, sentence: Sentence, wording: Wording) -> bool:
    if claims.is_partial(sentence) or TROUBLE_IS_BACK.search(sentence.plain):
        return True
    others = (one for one in wording.sentences() if one is not sentence)
    return claim is states.WORKS_AGAIN and any(map(claims.goes_on, others))


def _is_promised(start: int, end: int, sentence: Sentence, wording: Wording) -> bool:
    """Whether a time beside it says when it will be over, and so that it is not."""
    first, last = max(sentence.start, start - NEAR), min(sentence.end, end + NEAR)
    return any(time.meaning in PROMISES and first <= time.start < last for time in wording.times())
