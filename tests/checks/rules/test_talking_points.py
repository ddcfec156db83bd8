"""A text for support that gives no words to pass on…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels

RULE = "talking-points"
FIND = [
    "Callers hear a busy tone at all four clinics. Next update by 10:40 UTC.",
    "Cards are refused in Spain since 09:10 UTC, and engineers are on it.",
    "Trains to Leeds stand still; the line opens after the repair.",
    "The exam portal is closed for forty schools this morning.",
    "Guests of four hotels are before locked doors since two.",
    "Ranked matches end early for players in Asia, we know.",
    "Salaries are not visible in the portal for Spain today.",
    "Eleven thousand parcels stand in the depot since the morning.",
    "Streets in the north are dark and two crews are out.",
    "Tickets for the Saturday shows are not printed at the doors.",
    "There is no water in Hill Street since five o'clock.",
    "Vouchers are refused in the app for all our customers.",
]
LEAVE = [
    "You can say: our lines are busy, and we are looking into it.",
    'If a caller asks: "Cards are refused in Spain. Please pay in cash."',
    "Tell customers that trains to Leeds stand still and buses run.",
    "Talking points: the portal is closed; deadlines are moved by a day.",
    "Please point guests to reception, where keys are handed out.",
    "Answer players that the lobby reopens only after a test.",
    "Callers may be told that salaries are on their way.",
    "Please explain that parcels are safe in the depot.",
    "For callers from the north: two crews are out since midnight.",
    "Wording for the doors: you may show the ticket on your phone.",
    "Offer a bottle of water and ask people to boil it.",
    "Vouchers are refused.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text, audience="support") == [Level.HINT]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, audience="support")


@pytest.mark.parametrize(
    ("audience", "phase"),
    [("public", "identified"), ("partners", "identified"), ("support", "postmortem")],
)
def test_it_is_read_for_support(audience, phase):
    assert levels(RULE, FIND[0], audience=audience, phase=phase) == []
