"""Short and often while we investigate; a whole account once it is over.

A hint for customers: more than 120 words while investigating, fewer than 25 when resolved. Text
messages, posts, chat and calls have limits of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Tickets can be bought again; we have tested it.",
    right="""Tickets can be bought again at all machines and in the app. From 08:10 to 09:30 UTC
machines in the north refused cards. We have tested every machine and found no ticket lost.""",
    phase="resolved",
)
CHANNELS = {"page", "email", "letter"}
MOST_WORDS = 120  # while investigating
FEWEST_WORDS = 25  # when resolved


def length_for_phase(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or wording.channel not in CHANNELS:
        return
    advice, words = "", len(wording.text.split())
    if wording.phase is Phase.INVESTIGATING and words > MOST_WORDS:
        advice = f"Shorten this to {MOST_WORDS} words and write again soon: it has {words}."
    elif wording.phase is Phase.RESOLVED and words < FEWEST_WORDS and not wording.is_a_phrase:
        advice = "Say who was affected, from when to when, and how you know that it is over."
    if advice:
        yield Finding(
            rule="length-for-phase", level=Level.HINT, advice=advice, source=WHAT_NOT_TO_SHARE
        )
