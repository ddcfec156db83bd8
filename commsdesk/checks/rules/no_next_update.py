"""A message says when we speak next, and that time is ahead, near enough and the promised one.

A clock time or an interval will do; "shortly", "later today" and "when we know more" will not. A
text message or a post may point to the page instead. Live phases.

With an incident at hand the time is held against the promise clock, and blocks when it has passed,
is not the promised one, names no time zone, or is later than this audience's cadence (by more than
the five minutes that rounding may take).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import moments
from commsdesk.checks.language.expressions import ZONE, Kind
from commsdesk.checks.language.times import Meaning, Time
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Guests cannot check in. We will keep you posted.",
    right="Guests cannot check in. Next update by 10:40 UTC.",
)

LEVELS = {
    Profile.PUBLIC: Level.WARN,
    Profile.INTERNAL: Level.WARN,
    Profile.EXECUTIVE: Level.HINT,
}
VAGUE = re.compile(r"(?:later )?(?:today|tonight|this (?:week|month|afternoon|morning|evening))\Z")
SHORT_CHANNELS = {"sms", "x"}  # may point to the page instead
POINTS_TO_THE_PAGE = re.compile(
    r"https?://|\bstatus\.|\b(?:status|our) page\b|\.(?:com|org|net|example)/?"
)
NAMES_A_ZONE = re.compile(
    rf"(?:\d|noon|midday|midnight)\s?(?:[ap]\.?m\.?\s?)?\(?{ZONE}"
    r"|\b(?:local|utc|gmt|(?:european|eastern|pacific|summer|mean|uk) time)\b"
)
ROUNDING = timedelta(minutes=5)  # the time may be rounded up


def no_next_update(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = LEVELS.get(wording.profile)
    if level is None or not wording.phase.is_live:
        return
    promised = [time for time in wording.times() if _is_definite(time)]
    if promised:
        if wording.profile is not Profile.EXECUTIVE:
            yield from _wrong_times(promised, wording, situation)
    elif not _points_to_the_page(wording) and (situation.has_slots or not wording.is_a_phrase):
        is_grave = situation.is_major and policy.blocks_missing_next_update
        grave = Level.BLOCK if is_grave and level is Level.WARN else level
        yield _finding(grave, "Say by when you will post the next update, with the time zone.")


def _is_definite(time: Time) -> bool:
    if time.meaning is not Meaning.NEXT_UPDATE or time.kind is Kind.SOFT or VAGUE.match(time.text):
        return False
    if time.text.startswith("of "):  # "our update of 23:47" has been
        return False
    return time.kind is not Kind.DURATION or moments.length(time.text) is not None


def _points_to_the_page(wording: Wording) -> bool:
    is_short = wording.channel in SHORT_CHANNELS
    return is_short and POINTS_TO_THE_PAGE.search(wording.plain) is not None


def _wrong_times(promised: list[Time], wording: Wording, situation: Situation) -> Iterator[Finding]:
    clock = next((time for time in promised if time.kind is Kind.CLOCK), None)
    if clock and not NAMES_A_ZONE.search(wording.plain):
        level = Level.BLOCK if situation.now else Level.WARN
        yield _finding(level, "Name the time zone of the next update.", clock)
    if situation.now is None:
        return
    due = [moment for time in promised for moment in _moments(time, situation.now)]
    if situation.next_update_at:
        due = due or [situation.next_update_at]
    if due and (advice := _what_is_wrong(due, situation, situation.now, is_exact=bool(clock))):
        yield _finding(Level.BLOCK, advice, clock or promised[0])


def _moments(time: Time, now: datetime) -> list[datetime]:
    if time.kind is Kind.CLOCK:
        return list(moments.clocks(time.text, now))
    length = moments.length(time.text) if time.kind is Kind.DURATION else None
    return [now + length] if length else []


def _what_is_wrong(
    due: list[datetime], situation: Situation, now: datetime, *, is_exact: bool
) -> str:
    clock = situation.next_update_at
    if max(due) <= now:
        return "Give a time that is still ahead: this one has passed."
    if is_exact and clock and all(abs(moment - clock) >= timedelta(minutes=1) for moment in due):
        return f"Give the time that the promise clock holds: {clock.astimezone(UTC):%H:%M} UTC."
    if situation.cadence and min(due) > now + situation.cadence + ROUNDING:
        minutes = situation.cadence // timedelta(minutes=1)
        return f"Promise an earlier update: this audience hears from us every {minutes} minutes."
    return ""


def _finding(level: Level, advice: str, time: Time | None = None) -> Finding:
    return Finding(
        rule="no-next-update",
        level=level,
        advice=advice,
        category=Category.NO_NEXT_UPDATE,
        start=time.start if time else 0,
        end=time.end if time else 0,
        source=COMMUNICATION_COURSE,
    )
