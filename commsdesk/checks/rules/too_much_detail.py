"""Who cannot act on a detail does not need it: the effect comes first, the cause in few words.

Found where a live text for customers holds more than two terms of the trade or tales from inside,
or spends more words on those than on everything else. The whole text is marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language import effects, inside, jargon
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Profile, Wording

MANY = 3  # technical terms and tales
EXAMPLE = Example(
    wrong="Uploads fail. A replica lost its disk, the failover did not complete and the job queue "
    "filled up, so the workers ran out of memory. Next update by 10:40 UTC.",
    right="Photos cannot be uploaded since 09:10 UTC. We have found the cause and are putting it "
    "right. Next update by 10:40 UTC.",
    phase="identified",
)


def too_much_detail(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not wording.phase.is_live:
        return
    details = [*_details(wording)]
    inward = [one for one in wording.sentences() if any(_holds(one, at) for at in details)]
    if len(details) >= MANY or (len(inward) > 1 and _words(inward) > _words(_outward(wording))):
        yield Finding(
            rule="too-much-detail",
            level=Level.HINT,
            advice="Say first what customers cannot do, and the cause in a few plain words or not.",
            start=min(one.start for one in inward),
            end=max(one.end for one in inward),
            source=WHAT_NOT_TO_SHARE,
        )


def _details(wording: Wording) -> Iterator[int]:
    """Where it uses a technical term or tells of the inside, each place once."""
    told = inside.told(wording.plain)
    yield from (start for start, _ in told)
    for sentence in wording.sentences():
        for use in jargon.uses(sentence):
            if not any(start <= use.start < end for start, end in told):
                yield use.start


def _holds(sentence: Sentence, at: int) -> bool:
    return sentence.start <= at < sentence.end


def _outward(wording: Wording) -> list[Sentence]:
    return [one for one in wording.sentences() if effects.are_named([one], may_be_well=True)]


def _words(sentences: list[Sentence]) -> int:
    return sum(len(one.text.split()) for one in sentences)
