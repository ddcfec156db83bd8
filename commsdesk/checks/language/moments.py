"""Which moment a named time is, and how long a named duration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

# Hours ahead of UTC. Names that several parts of the world share (IST, CST, ET) are left out.
ZONES: dict[str, float] = {
    **dict.fromkeys(("utc", "gmt", "z", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west"), 1),
    **dict.fromkeys(("cest", "eet", "sast"), 2),
    **dict.fromkeys(("eest", "msk"), 3),
    "edt": -4,
    "est": -5,
    "cdt": -5,
    "mdt": -6,
    "mst": -7,
    "pdt": -7,
    "pst": -8,
    **dict.fromkeys(("sgt", "hkt", "awst"), 8),
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}
CLOCK = re.compile(
    r"(?<![\d:.])(?:(?P<hour>[01]?\d|2[0-3])(?:[:h.]?(?P<minute>[0-5]\d))?(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?|(?P<word>noon|midday|midnight))"
    r"\s?\(?(?P<zone>(?:utc|gmt)\s?[+-]\s?\d{1,2}\b|[a-z]{1,4}\b)"
)
ON_ANOTHER_DAY = re.compile(
    r"day\b(?<!today)|\d{4}-|week|\d(?:st|nd|rd|th)\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"({'|'.join(MONTHS)})[a-z]{{0,6}}"
DATES = (  # year, month and day, by their places in the groups
    (re.compile(r"(20\d\d)-(\d\d)-(\d\d)"), (1, 2, 3)),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}\b\.?(?:,? (20\d\d))?"), (3, 2, 1)),
    (re.compile(rf"\b{MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (20\d\d))?(?!:)"), (3, 1, 2)),
)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
HALF_A_YEAR = timedelta(days=183)
DURATION = re.compile(
    r"(?:(?P<number>\d{1,4}(?:\.\d)?|forty[ -]five|half an?|[a-z]+)"
    r"(?:\s?(?:-|–|to|or)\s?(?P<upper>\d{1,3}|[a-z]+))?[\s-]?)?"
    r"(?:of |more |further |full )?(?<![a-z])(?P<unit>min|hour|hr|h\b|day)"
)
NUMBERS: dict[str, float] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "forty five": 45,
    "sixty": 60,
    "ninety": 90,
    "half": 0.5,
    "half an": 0.5,
    "half a": 0.5,
    "quarter": 0.25,
    "couple": 2,
    **dict.fromkeys(("a", "an", "the", "next", "every", "each"), 1),
}
UNITS = {"min": 1, "hour": 60, "hr": 60, "h": 60, "day": 1440}
LATE_BY_NO_MORE_THAN = timedelta(hours=6)  # a clock further back is meant for the next day


def clocks(text: str, now: datetime) -> Iterator[datetime]:
    """The clock times in `text` whose zone is known: from 6 hours before `now` to 18 after.

    Where the text gives a date, on that day; none where it names another day than today or
    tomorrow in other words.
    """
    day, text = _without_date(text, now)
    if ON_ANOTHER_DAY.search(WEEKDAY.sub("", text) if day else text):
        return
    days = 1 if "tomorrow" in text else 0
    for mark in CLOCK.finditer(text):
        zone = _zone(mark["zone"])
        if zone is None:
            continue
        hour, minute = _hour(mark), int(mark["minute"] or 0)
        moment = now.astimezone(zone).replace(hour=hour, minute=minute, second=0, microsecond=0)
        if day:
            yield moment.replace(year=day.year, month=day.month, day=day.day)
        else:
            yield moment + timedelta(days=days or _days_away(moment, now))


def _without_date(text: str, now: datetime) -> tuple[date | None, str]:
    """The date that `text` gives, and the text with a comma in its place."""
    for pattern, places in DATES:
        if mark := pattern.search(text):
            year, month, number = (mark[place] for place in places)
            day = _date(year, month, number, now)
            return day, text[: mark.start()] + "," + text[mark.end() :] if day else text
    return None, text


def _date(year: str | None, month: str, day: str, now: datetime) -> date | None:
    """The nearest such day where no year is given; None where there is none."""
    number = int(month) if month.isdecimal() else MONTHS.index(month) + 1
    try:
        found = date(int(year) if year else now.year, number, int(day))
    except ValueError:
        return None
    if not year and abs(found - now.date()) > HALF_A_YEAR:
        return _date(str(now.year + (1 if found < now.date() else -1)), month, day, now)
    return found


def length(text: str) -> timedelta | None:
    """How long the duration in `text` is, by its longer end; None where it does not say."""
    mark = DURATION.search(text)
    if mark is None:
        return timedelta(hours=0.5 if "half" in text else 1) if "hourly" in text else None
    number = _number(mark["upper"] or mark["number"] or "one")
    return timedelta(minutes=number * UNITS[mark["unit"]]) if number else None


def _zone(name: str) -> timezone | None:
    offset = re.search(r"[+-]\s?\d+", name)
    hours = float(offset[0].replace(" ", "")) if offset else ZONES.get(name)
    return None if hours is None or abs(hours) > 14 else timezone(timedelta(hours=hours))


def _hour(mark: re.Match[str]) -> int:
    if mark["word"]:
        return 0 if mark["word"] == "midnight" else 12
    hour = int(mark["hour"])
    return hour % 12 + (12 if mark["half"] == "p" else 0) if mark["half"] else hour


def _days_away(moment: datetime, now: datetime) -> int:
    if moment < now - LATE_BY_NO_MORE_THAN:
        return 1
    return -1 if moment > now - LATE_BY_NO_MORE_THAN + timedelta(days=1) else 0


def _number(word: str) -> float | None:
    return float(word) if word[0].isdigit() else NUMBERS.get(word)
