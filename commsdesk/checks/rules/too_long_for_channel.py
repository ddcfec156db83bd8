"""A text arrives whole: within what its channel carries and a listener can follow.

The length is measured as the far side counts. A text message has 160 characters, or 70 where one
sign is outside the GSM alphabet, which is named; a post on X has 280, of which a link takes 23 and
an emoji, or a sign of most scripts outside Europe, 2; a call has 75 words, which make half a
minute, and nothing in it that a voice reads out badly: addresses of pages, short forms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from commsdesk.channels.measure import LIMITS, Limit, outside_text_messages, size
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMSDESK, CUSTOMER_LIAISON
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="We are sorry that the library cannot lend or take back any books in any of its twelve "
    "branches since this morning; books that are due today may be kept. Next update by 10:40 UTC.",
    right="No branch of the library can lend or take back books. Keep what is due today. "
    "Next update by 10:40 UTC.",
    channel="sms",
)

READ_BADLY = phrases(
    r"""
    (https?://|www\.)[^\s<>"]+|([\w-]{1,30}\.){1,4}(com|org|net|io|gov|edu|example)(/[^\s<>"]*)?
    [\w.-]{1,30}@[\w.-]{1,30}
    \d ?[ap]m|\d ?[ap]\.m|(mins?|hrs?|secs?|approx|etc|asap|fyi|incl|misc|dept|tel|eta)
    e\.g|i\.e|and/or|w/o|24/7|(utc|gmt|cet|cest|bst|est|edt|pst|pdt|cst|cdt)
    """
)
SPOKEN = {
    "min": "minutes",
    "mins": "minutes",
    "hr": "hour",
    "hrs": "hours",
    "secs": "seconds",
    "approx": "about",
    "etc": "and so on",
    "asap": "as soon as we can",
    "e.g": "for example",
    "i.e": "that is",
    "and/or": "or",
    "24/7": "day and night",
}
SIMPLER = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}


def too_long_for_channel(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if wording.channel == "voice":
        yield from _read_badly(wording)
    limit = LIMITS.get(wording.channel)
    if limit is None or limit.allows(wording.text):
        return
    length = size(wording.text, limit.unit)
    yield Finding(
        rule="too-long-for-channel",
        level=_level(wording.channel, length, policy),
        advice=f"Shorten this: it is {Limit(length, limit.unit)}, and {limit} is what fits here.",
        category=Category.TOO_LONG_FOR_CHANNEL,
        start=_first_beyond(wording.text, limit),
        end=len(wording.text),
        source=CUSTOMER_LIAISON,
    )
    if wording.channel == "sms":
        yield from _costly_signs(wording.text)


def _level(channel: str, length: int, policy: Policy) -> Level:
    if channel == "sms":
        return Level.BLOCK if length > policy.sms_segments else Level.WARN
    return Level.WARN if channel == "voice" else Level.BLOCK


def _first_beyond(text: str, limit: Limit) -> int:
    """Where the text would have to end."""
    lengths = range(len(text) + 1)
    return bisect_right(lengths, limit.size, key=lambda end: size(text[:end], limit.unit)) - 1


def _read_badly(wording: Wording) -> Iterator[Finding]:
    for mark in READ_BADLY.finditer(wording.plain):
        yield Finding(
            rule="too-long-for-channel",
            level=Level.WARN,
            advice="Write this as it is spoken: a voice reads it out badly.",
            category=Category.TOO_LONG_FOR_CHANNEL,
            start=mark.start(),
            end=mark.end(),
            suggestion=SPOKEN.get(mark[0], ""),
            source=COMMSDESK,
        )


def _costly_signs(text: str) -> Iterator[Finding]:
    for place in outside_text_messages(text):
        sign = text[place]
        yield Finding(
            rule="too-long-for-channel",
            level=Level.HINT,
            advice=f"Write {sign} plainly: it cuts a text message from 160 characters to 70.",
            category=Category.TOO_LONG_FOR_CHANNEL,
            start=place,
            end=place + 1,
            suggestion=SIMPLER.get(sign, ""),
            source=COMMSDESK,
        )
        return  # the first is enough to say it
