"""Promised times of recovery in a public text, and what makes an estimate of one."""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.times import PROMISES, Time
from commsdesk.checks.situation import Situation, Standing
from commsdesk.checks.wording import Profile, Wording

IS_ONE = phrases(
    r"""
    (our|the|a) ((current|present|best|latest|rough|first|revised) )?estimate[ds]?|estimated
    (currently|at present|for now) (we )?(estimate|expect)\w*|we( currently)? estimate
    """
)
MAY_CHANGE = phrases(
    r"""
    (may|might|could|can) (still |well )?(change|move|shift|slip|be revised|be (earlier|later)|vary)
    subject to change|not (a promise|guaranteed|certain|final|fixed|firm)|no (promise|guarantee)
    (revise|update|adjust|correct) (it|this|that|the estimate)
    """
)
UNCONFIRMED = "Have the Incident Commander confirm the expected recovery on the fact sheet first."
NO_ESTIMATE = "Call it what it is: our current estimate."
NO_CHANGE = "Say that the estimate may change."


def promised(wording: Wording) -> Iterator[Time]:
    """The times that customers will take as a promise, while it lasts."""
    if wording.profile is Profile.PUBLIC and wording.phase.is_live:
        yield from (time for time in wording.times() if time.meaning in PROMISES)


def missing(wording: Wording, time: Time, situation: Situation) -> str:
    """What a promised time lacks to be a qualified estimate; nothing where it is one."""
    known = [one for one in situation.statements if one.fact == "recovery" and one.may_be_told]
    if not any(one.standing is Standing.CONFIRMED for one in known):
        return UNCONFIRMED
    own = [one for one in wording.sentences() if one.start <= time.start < one.end]
    if not any(IS_ONE.search(sentence.plain) for sentence in own):
        return NO_ESTIMATE
    return "" if MAY_CHANGE.search(wording.plain) else NO_CHANGE
