"""A time in a text…"""

from datetime import UTC, datetime, timedelta

import pytest

from commsdesk.checks.language import moments
from commsdesk.checks.language.expressions import Kind, find
from commsdesk.checks.language.times import Meaning
from tests.checks.reading import wording

NOON = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("by 10:40 utc", Kind.CLOCK),
        ("at 4 p.m.", Kind.CLOCK),
        ("before noon cet", Kind.CLOCK),
        ("around half past three", Kind.CLOCK),
        ("at 1500 utc", Kind.CLOCK),
        ("from 10:05 to 10:40", Kind.CLOCK),
        ("by 10:40 utc (12:40 cest) today", Kind.CLOCK),
        ("on friday at 9:00", Kind.CLOCK),
        ("within the next 20 minutes", Kind.DURATION),
        ("in a couple of hours", Kind.DURATION),
        ("every half hour", Kind.DURATION),
        ("in 30 to 45 min", Kind.DURATION),
        ("within the hour", Kind.DURATION),
        ("hourly", Kind.DURATION),
        ("tomorrow morning", Kind.DATE),
        ("by the end of the day", Kind.DATE),
        ("on 5 may 2026", Kind.DATE),
        ("overnight", Kind.DATE),
        ("shortly", Kind.SOFT),
        ("any minute now", Kind.SOFT),
    ],
)
def test_is_found_whole_with_what_leads_to_it(text, kind):
    [found] = find(f"it is {text}")
    assert (found.text, found.kind) == (text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "as soon as we can",
        "version 3.10.2",
        "it costs 12.50",
        "10.0.0.1",
        "a second issue",
        "db-2 h",
    ],
)
def test_is_told_from_what_only_looks_like_one(text):
    assert list(find(text)) == []


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("We expect trains to run again by 15:00.", Meaning.RECOVERY),
        ("Next update by 15:00.", Meaning.NEXT_UPDATE),
        ("At 15:00 we restarted the pumps.", Meaning.PAST_WINDOW),
        ("Maintenance takes place from 22:00 to 23:00.", Meaning.MAINTENANCE),
        ("The lecture by Dr. Ruiz begins at 15:00.", Meaning.OTHER),
    ],
)
def test_means_what_its_clause_says(text, meaning):
    assert [time.meaning for time in wording(text).times()] == [meaning]


def test_means_what_its_own_clause_says_when_there_are_several():
    text = (
        "Since 08:52 trains stand still, we expect them to run again by 11:00"
        " and will write again by 10:30."
    )
    assert [time.meaning for time in wording(text).times()] == [
        Meaning.PAST_WINDOW,
        Meaning.RECOVERY,
        Meaning.NEXT_UPDATE,
    ]


def test_knows_where_it_stands():
    text = "Sorry. We’ll be back in 10 minutes."
    [time] = wording(text).times()
    assert text[time.start : time.end] == "in 10 minutes"


@pytest.mark.parametrize(
    ("text", "hour", "minute", "days"),
    [
        ("by 12:20 utc", 12, 20, 0),
        ("by 14:20 cest", 12, 20, 0),
        ("at 8:20 a.m. edt", 12, 20, 0),
        ("at 1220z", 12, 20, 0),
        ("by 00:10 utc", 0, 10, 1),
        ("by 11:50 utc", 11, 50, 0),
        ("by midnight utc", 0, 0, 1),
        ("by 15:00 utc+2", 13, 0, 0),
        ("tomorrow at 9:00 utc", 9, 0, 1),
        ("5 may, 9:00 utc", 9, 0, -1),
        ("on friday 8 may 2026 at 9:00 utc", 9, 0, 2),
        ("may 7th, 2026, 14:20 cest", 12, 20, 1),
        ("2026-05-06 12:20 utc", 12, 20, 0),
        ("2026-05-06t12:20z", 12, 20, 0),
    ],
)
def test_is_a_moment_when_its_zone_is_known(text, hour, minute, days):
    moment = NOON.replace(hour=hour, minute=minute) + timedelta(days=days)
    assert list(moments.clocks(text, NOON)) == [moment]


@pytest.mark.parametrize(
    "text",
    [
        "by 12:20",
        "by 12:20 ist",
        "friday 9:00 utc",
        "31 june, 9:00 utc",
        "5 may to 7 june, 9:00 utc",
    ],
)
def test_is_no_moment_when_its_zone_or_day_is_not(text):
    assert list(moments.clocks(text, NOON)) == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("within 20 minutes", 20),
        ("in an hour", 60),
        ("every half hour", 30),
        ("30-60 minutes", 60),
        ("two to three hours", 180),
        ("half an hour", 30),
        ("hourly", 60),
        ("24h", 1440),
        ("the next hour", 60),
        ("a couple of hours", 120),
    ],
)
def test_is_so_long_by_its_longer_end(text, minutes):
    assert moments.length(text) == timedelta(minutes=minutes)


def test_is_of_no_length_when_it_is_vague():
    assert moments.length("a few minutes") is None
