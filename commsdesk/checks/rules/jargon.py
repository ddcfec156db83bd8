"""Words of the trade are for the trade; everybody else is told the same in plain words.

The built-in terms come from operations and software, and from the trades that run them: the
organisation's glossary is asked first, so that it may hold a term to be fine. A term that its
sentence explains stands, and so do public names, and what customers know anyway (API, SSO, server).
Never for responders, nor in an internal review.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.glossary import knows
from commsdesk.checks.language import identifiers
from commsdesk.checks.language.jargon import uses
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="The payment system stopped with a kernel panic due to OOM.",
    right="The server ran out of memory, causing it to crash.",
    audience="executive",
    phase="postmortem",
    channel="doc",
)


def jargon(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    if wording.profile is Profile.INTERNAL and wording.phase is Phase.POSTMORTEM:
        return
    public = list(identifiers.names(situation.public_names, wording.plain))
    for sentence in wording.sentences():
        for use in uses(sentence):
            is_a_name = any(start <= use.start and use.end <= end for start, end in public)
            if use.is_explained or is_a_name or knows(policy.glossary, use.term):
                continue
            yield Finding(
                rule="jargon",
                level=Level.WARN,
                advice=f"Write it in plain words, such as “{use.plain_words}”.",
                category=Category.JARGON,
                start=use.start,
                end=use.end,
                suggestion=use.plain_words,
                source=COMMUNICATION_COURSE,
            )
