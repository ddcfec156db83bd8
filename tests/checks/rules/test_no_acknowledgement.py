"""A first word that does not say that we know and are at work…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet

RULE = "no-acknowledgement"
FIND = [
    "The ticket shop is closed. Next update by 10:40 UTC.",
    "Customers in Spain cannot pay by card. Please pay in cash.",
    "Trains to Leeds stand still.",
    "Sign-in fails for schools in Wales. More by 10:40 UTC.",
    "The lobby is shut for players in Asia.",
    "Both clinics take no bookings today. Please call.",
    "Homes in Hill Street are without water. Next update at noon UTC.",
    "Parcels are shown as delivered although they are not.",
    "Salaries are not visible in the portal, sorry.",
    "Card machines refuse cards in all shops.",
    "Lessons have no sound. Next update in 20 minutes.",
    "Vouchers are refused. We are sorry.",
]
LEAVE = [
    "The ticket shop is closed. We are looking into it.",
    "We are aware that customers in Spain cannot pay by card.",
    "Trains to Leeds stand still. A crew is on its way.",
    "Sign-in fails in Wales; our engineers are working on it.",
    "The lobby is shut. We're investigating.",
    "We know that both clinics take no bookings.",
    "Homes are without water. Technicians are checking the pump.",
    "Parcels are shown wrongly. The matter is under investigation.",
    "Salaries are not visible. We have started to find out why.",
    "We have seen that card machines refuse cards.",
    "Lessons have no sound; our team is on it.",
    "The school IT is repairing the server room.",
    "Investigating",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    [finding] = found(RULE, text)
    assert finding.level is Level.HINT
    assert not found(RULE, f"{text} {finding.suggestion}")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text)


@pytest.mark.parametrize("text", FIND)
def test_it_is_asked_of_the_first_message_only(text):
    assert not found(RULE, text, situation=sheet(last_text="We are aware of this."))


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("partners", "investigating", [Level.HINT]),
        ("internal", "investigating", []),
        ("executive", "investigating", []),
        ("public", "identified", []),
    ],
)
def test_it_is_read_for(audience, phase, expected):
    assert levels(RULE, FIND[0], audience=audience, phase=phase) == expected
