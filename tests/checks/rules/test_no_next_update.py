"""A message that does not say when we speak next…"""

from datetime import timedelta

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from tests.checks.reading import NOON, found, levels, sheet

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
    "Buses on route 4 are late. Updates will follow as they become available.",
    "Buses on route 4 are late. We promise to keep everyone in the loop.",
    "Buses on route 4 are late. The next update will be posted when the repair is finished.",
    "Buses on route 4 are late. Please check back later.",
    "Buses on route 4 are late. Please check this page now and then.",
    "Buses on route 4 are late. News at a later time.",
    "Buses on route 4 are late. We will speak to you again when we have something to tell.",
    "Buses on route 4 are late. Call 0800 1234 between 8:00 and 18:00 UTC for help.",
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
    "Buses on route 4 are late. We'll be back here at 11:00 UTC.",
    "Buses on route 4 are late. We will let you know how it stands by 11:00 UTC.",
    "Buses on route 4 are late. The next you hear from us is at 11:00 UTC.",
    "Buses on route 4 are late. Next status 11:00 UTC.",
    "Buses on route 4 are late. See you here at 11:00 UTC with the latest.",
    "Buses on route 4 are late. Next communication: 11:00 UTC.",
    "Buses on route 4 are late. Our next report is due at 11 a.m. GMT.",
    "Buses on route 4 are late. At 11:00 UTC we'll post what we know by then.",
    "Buses on route 4 are late. We'll give an update every thirty minutes.",
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


def test_it_offers_the_time_that_the_promise_clock_holds():
    situation = sheet(now=NOON, next_update_at=NOON + timedelta(minutes=20))
    [finding] = found(RULE, "Trains are late.", situation=situation)
    assert finding.suggestion == "Next update by 12:20 UTC."
