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
    "Cards fail in Spain. More information as soon as possible.",
    "Cards fail in Spain. We're monitoring and will communicate further developments.",
    "Cards fail in Spain. Bookmark this page for news.",
    "Cards fail in Spain. Expect an update at some point this afternoon.",
    "Cards fail in Spain. An update follows once the supplier has answered.",
    "Cards fail in Spain. We'll update you the minute we hear something.",
    "Cards fail in Spain. New details will be shared here whenever available.",
    "Cards fail in Spain. We last looked at 10:15 UTC.",
    "Cards fail in Spain. Another post is coming very soon.",
    "Cards fail in Spain. Tomorrow we will tell you more.",
    "Gates are stuck. Will shout when fixed.",
    "Gates are stuck. An additional communiqué shall be issued in due time.",
    "Gates are stuck. Check your inbox.",
    "Gates are stuck. ETA for more info unknown.",
    "Gates are stuck. I'll ping here later.",
    "Gates are stuck. We'll be updating on a regular basis.",
    "Gates are stuck. You will be informed immediately of any change.",
    "Gates are stuck. Our engineers started at 09:00 UTC and are working through the night.",
    "Gates are stuck. The office is staffed until 20:00 CET.",
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
    "Cards fail in Spain. Look out for our 10:40 UTC update.",
    "Cards fail in Spain. Our next statement: 10:40 UTC.",
    "Cards fail in Spain. We promise to write by 10:40 UTC whatever happens.",
    "Cards fail in Spain. This page will be updated at 10:40 UTC.",
    "Cards fail in Spain. You'll read from us at 10:40 UTC.",
    "Cards fail in Spain. We update every half hour.",
    "Cards fail in Spain. Next news at 10:40 UTC or when it is fixed.",
    "Cards fail in Spain. Next check-in 10:40 UTC.",
    "Cards fail in Spain. We will be in touch no later than 10:40 UTC.",
    "Cards fail in Spain. The next time you will hear from us is 10:40 UTC.",
    "Cards fail in Spain. I will post the latest at 10.40 UTC.",
    "Cards fail in Spain. A new recording will be on this line at 10:40 UTC.",
    "Gates are stuck. Will shout again at 10:40 UTC.",
    "Gates are stuck. A further communiqué shall be issued at 10:40 UTC.",
    "Gates are stuck. Mail with the next state of play at 10:40 UTC.",
    "Gates are stuck. I'll ping here again in 20 minutes.",
    "Gates are stuck. You will be informed again by 10:40 UTC.",
    "Gates are stuck. We'll be updating every 15 minutes.",
    "Gates are stuck. Next sitrep 10:40 UTC.",
    "Gates are stuck. More at 10:40 UTC.",
    "Gates are stuck. Stand by for another message at 10:40 UTC.",
    "Gates are stuck. Updated again at 10:40 UTC.",
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
