"""How long it has been going on is part of every message but the first.

A hint, where the text says neither since when nor how long, or names another beginning than the
incident's. For customers and executives: from the second message on, and when resolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language import moments
from commsdesk.checks.language.expressions import Kind
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.times import Meaning, Time
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Calls to the clinic fail again since 09:30 UTC. Next update by 10:40 UTC.",
    right="Calls to the clinic have failed since 08:52 UTC. Next update by 10:40 UTC.",
    situation=Situation(
        now=datetime(2026, 5, 6, 10, 20, tzinfo=UTC),
        began_at=datetime(2026, 5, 6, 8, 52, tzinfo=UTC),
        last_text="Calls to the clinic fail.",
    ),
)
HOW_LONG = phrases(
    r"""
    (since|from|between|as of|until|till|began|start(ed|ing)) (\w+ ){0,4}(\d[\d:.]*|noon|midnight)
    since (this|early|late|yesterday|last|noon|midnight|the|about|around|monday|tuesday|wednesday)
    since (thursday|friday|saturday|sunday)|this (morning|afternoon|evening)|yesterday|last night
    <number>[ -]?((full|more) )?(minutes?|mins?|hours?|hrs?|h|days?)|overnight|all (day|morning)
    \d\d?:\d\d|\d\d? ?[ap]\.?m
    """,
    number=r"""
    \d[\d.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?|several|many|some|few
    """,
)
SHORT_CHANNELS = {"sms", "x", "voice"}
ROUNDING = timedelta(minutes=5)


def duration(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.EXECUTIVE):
        return
    if not _is_due(wording, situation):
        return
    if wrong := _other_beginning(wording, situation):
        began = situation.began_at
        assert began is not None
        said = f"{began.astimezone(UTC):%H:%M} UTC"
        yield _finding(f"Say that it began at {said}, or correct the incident.", wrong, said)
    elif _can_say_it(wording) and not HOW_LONG.search(wording.plain):
        yield _finding("Say since when, or how long it lasted.")


def _is_due(wording: Wording, situation: Situation) -> bool:
    is_later = wording.phase.is_live and bool(situation.last_text)
    return is_later or wording.phase is Phase.RESOLVED


def _can_say_it(wording: Wording) -> bool:
    return wording.channel not in SHORT_CHANNELS and not wording.is_a_phrase


def _other_beginning(wording: Wording, situation: Situation) -> Time | None:
    """A clock time given as the beginning which is not the incident's."""
    for time in wording.times():
        is_past_clock = time.kind is Kind.CLOCK and time.meaning is Meaning.PAST_WINDOW
        is_beginning = is_past_clock and time.text.startswith("since ")
        if is_beginning and _is_elsewhere(time, situation):
            return time
    return None


def _is_elsewhere(time: Time, situation: Situation) -> bool:
    began, now = situation.began_at, situation.now
    if began is None or now is None or now - began > timedelta(hours=18):
        return False  # a clock time alone does not tell the day
    said = list(moments.clocks(time.text, now))
    return bool(said) and all(abs(moment - began) > ROUNDING for moment in said)


def _finding(advice: str, time: Time | None = None, suggestion: str = "") -> Finding:
    return Finding(
        rule="duration",
        level=Level.HINT,
        advice=advice,
        start=time.start if time else 0,
        end=time.end if time else 0,
        suggestion=f"since {suggestion}" if suggestion else "",
        source=WHAT_NOT_TO_SHARE,
    )
