"""The liaison brings back what customers say; what it stems from is for the engineers to find.

Read in a liaison's feedback brief to the responders only: that is what says how many customers
report what, and is not the commander's alert. A hypothesis ("looks like replication lag") and a
tale from inside are found.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language import identifiers, inside, jargon
from commsdesk.checks.language.identifiers import Span
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Profile, Wording

FEEDBACK = phrases(
    r"""
    (customer |user |passenger |patient )?feedback( brief)?( from)?
    <many> ((more|new|other|of our) )?<reader>s?( \w+){0,4} <say>
    <reader>s( in [\w ]{2,20})? ((are|have been|now|also|still) )*<say>
    (reports|calls|tickets|complaints|mails) (from|by|about|since|are)
    we('ve| have) had( \w+){0,3} (calls|customers|reports|tickets|mails)
    """,
    many=r"(\d+|several|many|some|a few|two|three|four|five|six|seven|nine|ten|dozens of|more)",
    reader="""
    customer|user|passenger|patient|caller|client|guest|parent|pupil|student|player|shop|reader
    member|partner
    """,
    say=r"(say|said|tell|told|wr[io]te|(report|complain|call|ask|say|tell|writ)(ed|ing)?)",
)
HYPOTHESIS = phrases(
    r"""
    (looks|sounds|smells|seems|feels) (like|to be)
    (probably|likely|possibly|maybe|perhaps|presumably)
    (might|may|could|must) (well )?be (the|a|an|due|related|caused)
    (i|we) (think|suspect|guess|believe|bet)
    (root )?cause (is|was|seems|appears)|(caused|triggered) by|due to (the|a|an|our)
    because of (the|a|an|our)
    """
)
EXAMPLE = Example(
    wrong="14 customers in Lyon say receipts are missing. Looks like replication lag on db-2.",
    right="14 customers in Lyon say receipts are missing since 09:10 UTC, 9 of them in the last "
    "ten minutes. Paying again does not help.",
    audience="responders",
    channel="chat",
)


def diagnosis(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.RESPONDERS or not FEEDBACK.search(wording.plain):
        return
    if any(identifiers.severities(wording.plain)):
        return  # the commander's alert
    for start, end in sorted(set(_claims(wording))):
        yield Finding(
            rule="diagnosis",
            level=Level.HINT,
            advice="Leave the diagnosis to the engineers: count what customers see, and where.",
            start=start,
            end=end,
            source=WHAT_NOT_TO_SHARE,
        )


def _claims(wording: Wording) -> Iterator[Span]:
    yield from (mark.span() for mark in HYPOTHESIS.finditer(wording.plain))
    yield from inside.told(wording.plain)
    yield from identifiers.machines(wording.plain)
    for sentence in wording.sentences():
        yield from ((use.start, use.end) for use in jargon.uses(sentence))
