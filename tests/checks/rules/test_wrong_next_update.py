"""A time for the next update that is not the one to come…"""

from datetime import timedelta

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import NOON, found, levels, sheet, spans

RULE = "wrong-next-update"
CLOCK = sheet(now=NOON, cadence=timedelta(minutes=20), next_update_at=NOON + timedelta(minutes=20))


@pytest.mark.parametrize(
    "text",
    [
        "Next update by 12:20 UTC.",
        "Next update by 14:20 CEST.",
        "Next update by 12:20 UTC (14:20 CEST).",
        "Next update within 20 minutes.",
        "Next update 6 May 2026 12:20 UTC.",
        "Next update: 2026-05-06T12:20Z.",
        "We post every 15 minutes.",
        "Next update by 12:20 (UTC).",
        "All times are UTC. Next update by 12:20.",
        "Gates are shut. Back with more at 12:20 UTC.",
        "From now on we post every hour, as little changes.",
        "We now write less often: the next update follows within an hour.",
        "The clinic's phone line opened at 09:00.",
        "Trains will be late. No update is due.",
        "Marks are late. Next update at noon tomorrow by the promise clock's hour of 12:20 UTC.",
    ],
)
def test_it_agrees_with_the_promise_clock(text):
    assert not found(RULE, text, situation=CLOCK)


@pytest.mark.parametrize(
    ("text", "words", "advice"),
    [
        ("Next update by 11:50 UTC.", "by 11:50 UTC", "has passed"),
        ("Next update by 12:15 UTC.", "by 12:15 UTC", "promise clock holds: 12:20 UTC"),
        ("Next update by 12:20.", "by 12:20", "time zone"),
        ("News at 9 a.m. UTC.", "at 9 a.m. UTC", "has passed"),
        ("Tills fail. Back with more at 11:00 UTC.", "at 11:00 UTC", "has passed"),
        ("Tills fail. More news at 13:20 CEST.", "at 13:20 CEST", "has passed"),
        ("Next update at 1:20 pm UTC.", "at 1:20 pm UTC", "holds: 12:20 UTC"),
        ("Next message by half past twelve.", "by half past twelve", "time zone"),
        ("We write again in two hours.", "in two hours", "every 20 minutes"),
        ("Next update on 7 May at 12:20 UTC.", "on 7 May at 12:20 UTC", "holds: 12:20 UTC"),
        ("Next update: 2026-05-06T13:20Z.", "2026-05-06T13:20Z", "holds: 12:20 UTC"),
        ("Next update within 45 minutes.", "within 45 minutes", "every 20 minutes"),
        ("We post an update every two hours.", "every two hours", "every 20 minutes"),
    ],
)
def test_it_blocks_a_time_that_the_promise_clock_does_not_hold(text, words, advice):
    [finding] = found(RULE, text, situation=CLOCK)
    assert (finding.level, text[finding.start : finding.end]) == (Level.BLOCK, words)
    assert advice in finding.advice


def test_it_blocks_a_promise_later_than_the_cadence():
    later = NOON + timedelta(minutes=40)
    situation = sheet(now=NOON, cadence=timedelta(minutes=20), next_update_at=later)
    text = "Next update by 12:40 UTC."
    assert spans(RULE, text, situation=situation) == ["by 12:40 UTC"]
    assert levels(RULE, text, situation=situation) == [Level.BLOCK]


def test_it_lets_the_time_be_rounded_up():
    due = NOON + timedelta(minutes=24)
    situation = sheet(now=NOON, cadence=timedelta(minutes=20), next_update_at=due)
    assert not found(RULE, "Next update by 12:24 UTC.", situation=situation)


def test_it_warns_of_a_bare_text_without_a_zone():
    assert levels(RULE, "Next update by 12:20.") == [Level.WARN]


def test_it_does_not_hold_executives_to_the_clock():
    assert not found(RULE, "Next update by 11:50.", situation=CLOCK, audience="executive")


def test_it_reads_a_clock_past_midnight_as_tomorrow():
    late = NOON.replace(hour=23, minute=50)
    due = late + timedelta(minutes=20)
    situation = sheet(now=late, cadence=timedelta(minutes=20), next_update_at=due)
    assert not found(RULE, "Next update by 00:10 UTC.", situation=situation)


def test_it_offers_the_promised_time():
    [finding] = found(RULE, "Next update by 12:15 UTC.", situation=CLOCK)
    assert finding.suggestion == "by 12:20 UTC"


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("partners", "monitoring", [Level.BLOCK]),
        ("internal", "identified", [Level.BLOCK]),
        ("responders", "identified", []),
        ("public", "resolved", []),
        ("public", "maintenance", []),
    ],
)
def test_it_is_asked_while_it_lasts(audience, phase, expected):
    text = "Next update by 11:50 UTC."
    assert levels(RULE, text, situation=CLOCK, audience=audience, phase=phase) == expected
