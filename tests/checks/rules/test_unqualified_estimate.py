"""An estimate that does not say that it is one…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from tests.checks.reading import found, levels, sheet, spans, statement

RULE = "unqualified-estimate"
ALLOWS = Policy(allows_estimates=True)
CONFIRMED = sheet(statement("recovery", "About 16:00 UTC"))
FIND = [
    ("Trains will run again by 16:00 UTC.", "by 16:00 UTC"),
    ("Our current estimate is 16:00 UTC.", "16:00 UTC"),
    ("The clinic opens again at 16:00; this may change.", "at 16:00"),
    ("We will have the shop open within two hours.", "within two hours"),
    ("ETA: half an hour", "half an hour"),
    ("Water should be back by noon.", "by noon"),
    ("The portal will be up by 8:00. Subject to change.", "by 8:00"),
    ("We estimate 16:00 UTC for the repair.", "16:00 UTC"),
    ("Card payments are expected to work by 15:00.", "by 15:00"),
    ("It takes about an hour to replace the cable.", "about an hour"),
    ("Power will be back tomorrow morning.", "tomorrow morning"),
    ("Matches start again in 20 minutes, not guaranteed.", "in 20 minutes"),
]
LEAVE = [
    "Our current estimate is 16:00 UTC; it may change.",
    "We currently expect trains to run by 16:00 UTC, and this may change.",
    "We estimate that the shop opens at 16:00 UTC. This could slip.",
    "Our best estimate is two hours. It is subject to change.",
    "The estimated time of repair is 16:00 UTC, but no promise.",
    "Our estimate for the water is noon; we may revise it.",
    "Next update by 10:40 UTC.",
    "We have no estimate yet.",
    "Payments were restored at 15:30.",
    "Trains are delayed by up to 20 minutes.",
    "Please try again in 10 minutes.",
    "Since 08:52 UTC the portal cannot be reached.",
]


@pytest.mark.parametrize(("text", "time"), FIND)
def test_it_is_found(text, time):
    assert spans(RULE, text, policy=ALLOWS, situation=CONFIRMED) == [time]
    assert levels(RULE, text, policy=ALLOWS, situation=CONFIRMED) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_is_left_alone_when_it_says_so(text):
    assert spans(RULE, text, policy=ALLOWS, situation=CONFIRMED) == []


def test_it_is_a_promise_where_the_policy_allows_none():
    text = LEAVE[0]
    assert levels("promised-fix-time", text, situation=CONFIRMED) == [Level.BLOCK]
    assert not found(RULE, "Trains will run again by 16:00 UTC.", situation=CONFIRMED)


def test_it_warns_where_it_is_qualified_and_blocks_where_it_is_not():
    given = {"policy": ALLOWS, "situation": CONFIRMED}
    assert levels("promised-fix-time", LEAVE[0], **given) == [Level.WARN]
    assert levels("promised-fix-time", FIND[0][0], **given) == [Level.BLOCK]


@pytest.mark.parametrize(
    "situation",
    [
        sheet(),
        sheet(statement("recovery", "About 16:00 UTC", standing="unconfirmed")),
        sheet(statement("recovery", "About 16:00 UTC", told=False)),
    ],
)
def test_it_wants_a_recovery_that_is_confirmed_and_may_be_told(situation):
    assert found(RULE, LEAVE[0], policy=ALLOWS, situation=situation)
    assert levels("promised-fix-time", LEAVE[0], policy=ALLOWS, situation=situation) == [
        Level.BLOCK
    ]


def test_it_offers_words_that_say_so():
    [finding] = found(RULE, FIND[0][0], policy=ALLOWS, situation=CONFIRMED)
    assert finding.suggestion == "our current estimate is by 16:00 UTC, which may change"
