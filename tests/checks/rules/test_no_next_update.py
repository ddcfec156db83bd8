"""A message that does not say when we speak next, or says it wrongly…"""

from datetime import timedelta

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from tests.checks.reading import NOON, found, levels, sheet, spans

RULE = "no-next-update"
FIND = [
    "Customers cannot pay by card. We are investigating.",
    "Trains are late. We will post another update shortly.",
    "Trains are late. We will keep you posted.",
    "The portal is slow. We will write again as soon as we know more.",
    "Calls fail. We will share more later today.",
    "Calls fail. We will share more in a few hours.",
    "Patients cannot book. The desk is open until 18:00 UTC.",
    "Since 08:10 UTC, gates stay closed.",
    "Payments fail. We posted an update at 10:00 UTC.",
]
LEAVE = [
    "Next update by 10:40 UTC.",
    "Trains are late. We will write again within 20 minutes.",
    "Trains are late. Next update in half an hour, or sooner.",
    "Trains are late. We post here every 20 minutes.",
    "Calls fail. We will tell you more at noon CET.",
    "Calls fail. Expect news from us at 4 p.m. BST.",
    "Next update: 10:40 UTC (12:40 CEST)",
    "Patients cannot book. The next message comes tomorrow at 09:00 UTC.",
    "Calls fail. We update this page hourly.",
    "Still nothing new; next update at 14:30 UTC.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text)


@pytest.mark.parametrize("channel", ["sms", "x"])
def test_it_lets_a_short_message_point_to_the_page(channel):
    text = "Cards fail in Spain. More: https://status.example/c"
    assert not found(RULE, text, channel=channel)
    assert found(RULE, text, channel="page")
    assert found(RULE, "Cards fail in Spain. We are on it.", channel=channel)


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("public", "monitoring", [Level.WARN]),
        ("internal", "identified", [Level.WARN]),
        ("executive", "identified", [Level.HINT]),
        ("responders", "identified", []),
        ("public", "resolved", []),
        ("public", "maintenance", []),
        ("internal", "postmortem", []),
    ],
)
def test_it_is_asked_while_it_lasts(audience, phase, expected):
    text = "Customers cannot pay by card."
    assert levels(RULE, text, audience=audience, phase=phase) == expected


@pytest.mark.parametrize(
    ("is_major", "blocks", "expected"),
    [(True, True, Level.BLOCK), (True, False, Level.WARN), (False, True, Level.WARN)],
)
def test_it_blocks_where_the_organisation_wants_it_in_major_incidents(is_major, blocks, expected):
    policy = Policy(blocks_missing_next_update=blocks)
    found_levels = levels(RULE, "Cards fail.", situation=sheet(is_major=is_major), policy=policy)
    assert found_levels == [expected]


CLOCK = sheet(now=NOON, cadence=timedelta(minutes=20), next_update_at=NOON + timedelta(minutes=20))


@pytest.mark.parametrize(
    "text",
    [
        "Next update by 12:20 UTC.",
        "Next update by 14:20 CEST.",
        "Next update by 12:20 UTC (14:20 CEST).",
        "Next update within 20 minutes.",
        "We post every 15 minutes.",
        "Next update by 12:20 (UTC).",
        "All times are UTC. Next update by 12:20.",
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
