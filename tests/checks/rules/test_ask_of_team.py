"""A message to colleagues that asks nothing of them…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, statement

RULE = "ask-of-team"
FIND = [
    "The demonstration system shows no data since 08:00 UTC. Next update by 09:00 UTC.",
    "SEV-2: buyers in Spain are unable to pay by card since 09:10 UTC.",
    "Trains to Leeds stand still; a crew is at work on the signal at York.",
    "The portal is closed for 40 schools on the day of the exam, sadly.",
    "Patients at two clinics have no way to book online this morning.",
    "Guests of four hotels stand before locked doors since two this afternoon.",
    "Ranked matches end early in Asia, and the game team is on it.",
    "Payroll is late for everybody in Spain. Finance is on the phone.",
    "Eleven thousand parcels stand in the depot, and vans leave half empty.",
    "Streets in the north are dark. Two crews are out since midnight.",
    "Tickets for the Saturday shows are not printed. The printer's maker is here.",
    "No water in Hill Street since five; the pump is being replaced.",
]
LEAVE = [
    "The demonstration system shows no data. Sales: please hold demonstrations.",
    "SEV-2: buyers cannot pay. Do not promise refunds to anybody today.",
    "Trains stand still. Station staff are asked to hand out water.",
    "The portal is closed. You can extend deadlines by one day.",
    "Patients cannot book online; reception should take bookings on paper.",
    "Locked doors in four hotels. Front desks: hand out metal keys.",
    "Matches end early in Asia. There is nothing for you to do.",
    "Payroll is late. We ask team leads to tell their people.",
    "Parcels stand in the depot. Shops: send customers home, please.",
    "Streets are dark. No action is needed from the other districts.",
    "Tickets are not printed. We need two people at the doors by six.",
    "Water is off.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text, audience="internal") == [Level.HINT]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, audience="internal")


def test_it_offers_the_request_of_the_fact_sheet():
    request = statement("request", "Hold all demonstrations.", about="Sales")
    text = "Please note that the system shows no data."
    [finding] = found(RULE, text, audience="internal", situation=sheet(request))
    assert finding.suggestion == "Hold all demonstrations."
    asked = f"{text} Sales: hold demonstrations."
    assert not found(RULE, asked, audience="internal", situation=sheet(request))


@pytest.mark.parametrize(
    ("audience", "phase"),
    [("public", "identified"), ("responders", "identified"), ("internal", "resolved")],
)
def test_it_is_read_for_colleagues_while_it_lasts(audience, phase):
    assert levels(RULE, FIND[0], audience=audience, phase=phase) == []
