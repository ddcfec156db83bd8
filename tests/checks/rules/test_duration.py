"""A message that does not say how long it has been…"""

from datetime import timedelta

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import NOON, found, levels, sheet, spans

RULE = "duration"
LATER = sheet(now=NOON, began_at=NOON - timedelta(hours=2), last_text="Cards fail.")
FIND = [
    "Customers cannot pay by card. We are looking into it.",
    "Trains to Leeds are late. Our crew is at work on the line.",
    "The portal is closed. Teachers may extend deadlines.",
    "Patients at two clinics cannot book; please call us.",
    "Calls to the helpline fail. We have found the cause.",
    "The lobby is shut for players in Asia. We are on it.",
    "Cash machines refuse cards. Branches are open.",
    "Some streets are dark. Two crews are out.",
    "Parcels are not tracked. Vans are on their rounds.",
    "Guests cannot open their rooms; reception will help.",
    "Refunds are on hold. We are checking them by hand.",
    "Search shows no results. Browse the aisles instead.",
]
LEAVE = [
    "Since 10:00 UTC customers cannot pay by card.",
    "Trains to Leeds have been late since early this morning.",
    "The portal has been closed for two hours.",
    "It began at 10:00 UTC: patients cannot book.",
    "Calls fail since 12:00 CEST. We have found the cause.",
    "Between 10:00 and 11:00 UTC nobody could log in.",
    "Cash machines refuse cards since 9:58 UTC.",
    "The streets have been dark for 90 minutes.",
    "Parcels have not been tracked since yesterday.",
    "From 10:00 UTC on, guests cannot open their rooms.",
    "Refunds are on hold since noon.",
    "Search has shown no results this morning.",
    "Out of service",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text, situation=LATER) == [Level.HINT]
    assert levels(RULE, text, phase="resolved") == [Level.HINT]
    assert not found(RULE, text)


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, situation=LATER)


@pytest.mark.parametrize(
    "text", ["Cards fail since 11:00 UTC.", "Since 08:30 UTC trains are late.", "Since 9 am UTC."]
)
def test_it_marks_a_beginning_that_is_not_the_incident_s(text):
    [finding] = found(RULE, text, situation=LATER)
    assert finding.suggestion == "since 10:00 UTC"
    assert spans(RULE, text, situation=LATER)[0].lower().startswith("since")


def test_it_does_not_compare_the_clock_of_another_day():
    long_ago = sheet(now=NOON, began_at=NOON - timedelta(hours=30), last_text="Cards fail.")
    assert not found(RULE, "Cards fail since 11:00 UTC.", situation=long_ago)


@pytest.mark.parametrize(
    ("audience", "channel", "expected"),
    [
        ("executive", "page", [Level.HINT]),
        ("internal", "page", []),
        ("responders", "chat", []),
        ("public", "sms", []),
        ("public", "voice", []),
    ],
)
def test_it_is_read_for(audience, channel, expected):
    said = levels(RULE, FIND[0], situation=LATER, audience=audience, channel=channel)
    assert said == expected
