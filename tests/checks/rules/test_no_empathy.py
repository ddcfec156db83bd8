"""A whole message without a word for the reader…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels

RULE = "no-empathy"
BODY = """Since 09:10 UTC {} Our team is at work on it, and we have called in a second crew.
Everything else runs as on any other day. Next update by 10:40 UTC."""
TROUBLES = [
    "customers in Spain cannot pay by card.",
    "patients of both clinics cannot book appointments online.",
    "trains on the coast line stand still.",
    "pupils in year 9 cannot hand in their homework.",
    "players in Asia are thrown out of matches.",
    "guests cannot open their rooms with the app.",
    "the cash machines in the north refuse all cards.",
    "tickets for the Saturday shows cannot be printed.",
    "homes in Hill Street are without water.",
    "calls to the helpline end after a minute.",
    "parcels are shown as delivered when they are not.",
    "salaries are not shown in the portal.",
]
WORDS = [
    "We are sorry for the trouble.",
    "We apologise to everyone who has to wait.",
    "Thank you for bearing with us.",
    "We know how much depends on this today.",
    "We understand that you need your money now.",
    "Please accept our apologies.",
    "We regret that you have to queue.",
    "We realise that exams are near.",
    "We see how frustrating this is.",
    "Thanks for your patience.",
    "This is a difficult day for you, and we feel it.",
    "We recognise that many of you are stuck.",
]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_it_finds(trouble):
    assert levels(RULE, BODY.format(trouble)) == [Level.HINT]


@pytest.mark.parametrize(("trouble", "words"), list(zip(TROUBLES, WORDS, strict=True)))
def test_it_leaves_alone(trouble, words):
    assert not found(RULE, f"{BODY.format(trouble)} {words}")


def test_it_does_not_ask_for_it_where_space_is_short():
    text = BODY.format(TROUBLES[0])
    assert levels(RULE, text, channel="letter") == [Level.HINT]
    for channel in ("sms", "x", "chat", "voice"):
        assert not found(RULE, text, channel=channel)
    assert not found(RULE, "Cards fail in Spain. Next update by 10:40 UTC.")


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("partners", "resolved", [Level.HINT]),
        ("support", "identified", []),
        ("executive", "identified", []),
        ("internal", "identified", []),
        ("public", "maintenance", []),
    ],
)
def test_it_is_read_for(audience, phase, expected):
    assert levels(RULE, BODY.format(TROUBLES[0]), audience=audience, phase=phase) == expected
