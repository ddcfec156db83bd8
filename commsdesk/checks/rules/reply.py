"""Whoever writes to us hears first that we see their trouble, and then where to follow it.

A reply to one customer is known by its opening: a handle, or thanks for what they wrote. One
warning of what it leaves out; promises and debates in it are found by their own rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Thanks for your message. The team is on it.",
    right="Thanks for your message. We know that you cannot pay just now, and we are sorry. "
    "Each step is on our status page.",
    channel="email",
)
CHANNELS = ("email", "chat", "sms", "x")
OPENING = 2  # sentences
HANDLE = re.compile(r"\W{0,3}@\w{2,30}\b")
TAKES_UP = phrases(
    r"""
    (thanks|thank you|thx)( (so|very) much| a lot)?,? for (<wrote>|your (\w+ )?<what>)
    (we|i) (have )?(got|received|read|seen) your (\w+ )?<what>|you (wrote|asked|told|tweeted)
    in (reply|response|answer) to your|regarding your (\w+ )?<what>|you have (written|asked|told)
    """,
    wrote="writing|getting in touch|contacting|reaching out|letting us know|telling us|flagging",
    what="message|question|report|complaint|e-?mail|tweet|post|comment|ticket|review|note|request",
)
SEEN = phrases(
    r"""
    sorry|apolog\w+|(we|i|can|fully|quite) (know|see|understand|hear|realise|realize)|aware
    (you are|you're) (quite |absolutely )?right|(this|that|it) (is|must be) (\w+ )?<hard>
    cannot|can't|could not|couldn't|unable|(is|are|was|were) <ill>
    """,
    hard="annoying|frustrating|disruptive|upsetting|difficult|hard|worrying|a nuisance",
    ill=r"affected|failing|down|late|(now )?(fixed|working|back|solved|resolved)|not \w+ing",
)
WHERE = re.compile(
    r"https?:|www\.|\b[\w-]+\.[a-z]{2,10}/|\b(?:status|web|this|our|the) ?(?:page|site)\b|\blink\b"
    r"|next update|\b(?:write|post|answer|update|tell|back)\b[^.!?]{0,30} (?:again|here|you|in)\b"
)


def reply(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not _is_a_reply(wording):
        return
    opening = " ".join(one.plain for one in wording.sentences()[: OPENING + 1])
    lacks = []
    if not SEEN.search(opening):
        lacks.append("that you see their trouble, first")
    if not WHERE.search(wording.plain):
        lacks.append("where they can follow it")
    if lacks:
        yield Finding(
            rule="reply",
            level=Level.WARN,
            advice=f"Say {' and '.join(lacks)}.",
            source=COMMUNICATION_COURSE,
        )


def _is_a_reply(wording: Wording) -> bool:
    if wording.channel not in CHANNELS:
        return False
    opening = " ".join(one.plain for one in wording.sentences()[:OPENING])
    return bool(HANDLE.match(wording.plain) or TAKES_UP.search(opening))
