"""The next update comes when we say it comes: ahead, soon enough, and on the promise clock.

The time names its zone. A slower pace than this audience's own is fine where the text says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import moments, updates
from commsdesk.checks.language.expressions import ZONE, Kind
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.times import Time
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import INTERNAL_LIAISON
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Trains to Leeds are late. Next update by 09:40 UTC.",
    right="Trains to Leeds are late. Next update by 10:20 UTC.",
    situation=Situation(
        now=datetime(2026, 5, 6, 10, 0, tzinfo=UTC),
        next_update_at=datetime(2026, 5, 6, 10, 20, tzinfo=UTC),
    ),
)
NAMES_A_ZONE = re.compile(
    rf"(?:\d|noon|midday|midnight)\s?(?:[ap]\.?m\.?\s?)?\(?{ZONE}"
    r"|(?:\d|[ap] ?m\.?|noon|midday|midnight|o'clock),? \(?(?:\w+ ){1,3}time\b"
    r"|\b(?:local|utc|gmt"
    r"|(?:european|eastern|central|mountain|pacific|standard|summer|mean|uk) time)\b"
)
SOME_ZONE = re.compile(r"\d(?: ?[apAP]\.?[mM]\.?)?,? \(?(?!AM\b|PM\b)[A-Z]{2,5}\b")
SLOWER = phrases(
    r"""
    less often|slower pace|from now on|from here on|instead of every|rather than every
    (change|switch|move|going) (\w+ )?to (hourly|an update every|updates every|every)
    (only|now) (post|update|write|report) (hourly|once|every|twice)
    """
)
ROUNDING = timedelta(minutes=5)  # the time may be rounded up


def wrong_next_update(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.INTERNAL) or not wording.phase.is_live:
        return
    promised = updates.promised(wording)
    clock = next((time for time in promised if time.kind is Kind.CLOCK), None)
    if clock and not _names_a_zone(wording):
        level = Level.BLOCK if situation.now else Level.WARN
        yield _finding(level, "Name the time zone of the next update.", clock)
    if promised and situation.now and (advice := _what_is_wrong(promised, wording, situation)):
        yield _finding(Level.BLOCK, advice, clock or promised[0], _as_promised(situation, clock))


def _names_a_zone(wording: Wording) -> bool:
    return bool(NAMES_A_ZONE.search(wording.plain) or SOME_ZONE.search(wording.text))


def _what_is_wrong(promised: list[Time], wording: Wording, situation: Situation) -> str:
    now, clock, cadence = situation.now, situation.next_update_at, situation.cadence
    assert now is not None
    due = [moment for time in promised for moment in _moments(time, now)]
    due = due or ([clock] if clock else [])
    is_exact = any(time.kind is Kind.CLOCK for time in promised)
    if not due:
        return ""
    if max(due) <= now:
        return "Give a time that is still ahead: this one has passed."
    if is_exact and clock and all(abs(moment - clock) >= timedelta(minutes=1) for moment in due):
        return f"Give the time that the promise clock holds: {clock.astimezone(UTC):%H:%M} UTC."
    if cadence and min(due) > now + cadence + ROUNDING and not SLOWER.search(wording.plain):
        minutes = cadence // timedelta(minutes=1)
        return f"Promise an earlier update: this audience hears from us every {minutes} minutes."
    return ""


def _moments(time: Time, now: datetime) -> list[datetime]:
    if time.kind is Kind.CLOCK:
        return list(moments.clocks(time.text, now))
    length = moments.length(time.text) if time.kind is Kind.DURATION else None
    return [now + length] if length else []


def _as_promised(situation: Situation, clock: Time | None) -> str:
    due = situation.next_update_at
    if due is None or clock is None or (situation.now and due <= situation.now):
        return ""
    return f"by {due.astimezone(UTC):%H:%M} UTC"


def _finding(level: Level, advice: str, time: Time, suggestion: str = "") -> Finding:
    return Finding(
        rule="wrong-next-update",
        level=level,
        advice=advice,
        category=Category.NO_NEXT_UPDATE,
        start=time.start,
        end=time.end,
        suggestion=suggestion,
        source=INTERNAL_LIAISON,
    )
