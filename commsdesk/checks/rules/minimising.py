"""What feels large to a customer is not called small, and is not excused.

"A small number" is found where the fact sheet says that it is not small: in SEV-1, or when five per
cent of a segment or more are affected.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE, OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="A minor glitch keeps pupils from handing in their exams.",
    right="Pupils cannot hand in their exams.",
)

PLAYED_DOWN = phrases(
    r"""
    <said>((only|just) )?(an? )?(<rather> )?<small>( \w+){0,2} <trouble>
    <said>(an? )?(\w+ )?(hiccups?|glitch(es)?|blips?|snags?|teething (problems?|troubles?))
    (?<!not )(?<!n't )(just|only|merely|simply) (an? )?(\w+ )?(<trouble>|few|handful)
    (?<!not )(just|only) (slightly|briefly|a bit|a little|marginally)|(no|not a) big deal
    (only|just) affect\w* (a few|some|a handful)|no need to (worry|panic)|don't worry
    not a (big|major|huge|serious|large) <trouble>
    nothing (serious|major|dramatic|to worry about)|no (real|major|serious) (harm|impact|problem)
    (barely|hardly) (noticeable|noticed|affected|any)|minimal (impact|disruption|effect)
    """,
    said="(?<!not )(?<!not a )(?<!not just a )(?<!more than a )(?<!no )(?<!than )",
    rather="very|relatively|rather|fairly|really",
    small="minor|small|little|tiny|trivial|slight|negligible|silly|minuscule",
    trouble="""
    bugs?|issues?|problems?|outages?|disruptions?|interruptions?|incidents?|inconvenience|errors?
    degradations?|downtime|faults?|failures?|hitch(es)?|setbacks?|delays?|impacts?|matters?|things?
    """,
)
EXCUSED = phrases(
    r"""
    (should(n't| not| never)|ought not) (to )?have happened
    (happens?|can happen|could happen|could have happened) to (everyone|anyone|all of us|the best)
    (these|such) things happen|(bugs|mistakes|errors|outages|accidents) happen
    could have been ((much|far) )?worse
    (outside( of)?|beyond) our control|no (system|software|one) is perfect|nobody is perfect
    """
)
A_FEW = phrases(
    """
    (an? )?(very )?(small|limited|tiny|low) (number|subset|fraction|share|portion|percentage|group)
    ((only|just) )?(a few|a handful of|a couple of) (customers|users|people|patients|passengers)
    """
)
MANY = 5  # per cent of a segment


def minimising(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    text = wording.plain
    for mark in PLAYED_DOWN.finditer(text):
        yield _finding(mark.span(), "Say what customers cannot do, and leave its size to them.")
    for mark in EXCUSED.finditer(text):
        advice = "Say what happened, whom it hurt and what you are doing, without an excuse."
        yield _finding(mark.span(), advice, COMMUNICATION_COURSE)
    if _is_large(situation):
        for mark in A_FEW.finditer(text):
            yield _finding(mark.span(), "Give the share or the number that the fact sheet holds.")


def _is_large(situation: Situation) -> bool:
    shares = [statement.share or 0 for statement in situation.statements]
    return situation.severity == "SEV-1" or max(shares, default=0) >= MANY


def _finding(span: tuple[int, int], advice: str, source: str = OUTAGE_ARTICLE) -> Finding:
    return Finding(
        rule="minimising",
        level=Level.WARN,
        advice=advice,
        category=Category.MINIMISING,
        start=span[0],
        end=span[1],
        source=source,
    )
