"""A question about technology is answered with what it means for the asker, not with a debate.

Found where a text for customers takes up a question or an objection ("you asked", "as you point
out") and answers with how things work inside; the suggestion brings it back to the effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language import inside, jargon
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Profile, Wording

TAKEN_UP = phrases(
    r"""
    (you|he|she|they|somebody|someone|some of you) ((also|have|had) ){0,2}<asked>
    (your|this|that|the) (question|suggestion|theory|point|remark|claim|objection|tweet|comment)
    as you (say|wrote|(point|note|suggest|assume)(ed)?|guess(ed)?|rightly|correctly)
    to (answer|reply to|respond to) (you|your|the)|in (reply|response|answer) to|regarding your
    (you are|you're) (right|wrong|mistaken|correct|not quite)
    (?<![a-z] )(actually|technically|strictly speaking|to be precise|in fact|no),
    we (do not|don't|did not) (use|run|have) (any )?\w+( \w+)? because
    the reason (we|why we) (use|chose|run|do)
    """,
    asked=r"(ask|wonder|want(ed)? to know|mention|suggest|claim|argue|wrote)(e?d)?",
)
DEBATED = phrases(
    r"""
    architecture|algorithm\w*|protocol\w*|encrypt\w+|(open|closed)[- ]source|framework|stack
    codebase|source code|redundan\w+|multi-?region|implementation|technical(ly)?|a?synchron\w+
    (is|was|were) not (a|an|the|caused|related) [^.]{0,40}(bug|attack|leak|overload|problem with)
    (we|our systems?) (use|run|rely on|replicate|cache|shard|balance|store|sync)\w*
    """
)
REFRAMED = "We are restoring the service for everyone; our engineers look after the technical side."
EXAMPLE = Example(
    wrong="You asked why we have no second site. Actually, our architecture replicates every write "
    "to a standby database.",
    right="Thank you for asking. We are restoring the service in your region, and we post every "
    "step on the status page.",
)


def technical_debate(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not TAKEN_UP.search(wording.plain):
        return
    for sentence in wording.sentences():
        if _is_technical(sentence):
            yield Finding(
                rule="technical-debate",
                level=Level.HINT,
                advice="Answer with what it means for the reader, and point to the status page.",
                start=sentence.start,
                end=sentence.end,
                suggestion=REFRAMED,
                source=WHAT_NOT_TO_SHARE,
            )


def _is_technical(sentence: Sentence) -> bool:
    return bool(
        DEBATED.search(sentence.plain) or inside.told(sentence.plain) or jargon.uses(sentence)
    )
