"""A brief for executives that leaves out what they need…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, statement

RULE = "executive-brief"
FIND = [
    "SEV-1: card payments fail in Spain since 09:10 UTC.",
    "SEV-2. Patients cannot book at two clinics. Revenue at risk: 20,000 an hour.",
    "Trains to Leeds stand still since 07:00; the press has called.",
    "All guests queue at reception: no room opens by app.",
    "The portal is closed for 40 schools on the day of the exam.",
    "No tickets for the Saturday shows since noon, about 300 an hour.",
    "Players in Asia cannot log in. Peak begins at 18:00.",
    "Cash machines in the north refuse every card since the morning.",
    "Two thousand homes without water, hospital included.",
    "Parcels stand in the depot, 11,000 of them by now.",
    "Payroll is late for all staff in Spain, unions know.",
    "Search in the shop shows no results, orders down by half.",
]
LEAVE = [
    "SEV-1: cards fail in Spain. We are moving payments to the second bank.",
    "Patients cannot book; engineers are restoring the calendar.",
    "Trains stand still at Leeds. Actions: a crew repairs the signal.",
    "Guests queue at reception, staff are handing out keys.",
    "The portal is closed. Next steps: a new certificate at 10:00.",
    "Tickets are not sold. The supplier has been called.",
    "Players cannot log in, and the team is working on it.",
    "Cash machines refuse cards. The mitigation is in place for the south.",
    "Homes without water. We have sent two tankers.",
    "Parcels stand in the depot; the plan is to sort by hand.",
    "Payroll is late. Finance is looking into it.",
    "Cards fail in Spain",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    [finding] = found(RULE, text, audience="executive")
    assert (finding.level, finding.advice) == (Level.HINT, "Add what is being done.")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, audience="executive")


def test_it_names_what_the_fact_sheet_holds_and_the_text_does_not():
    situation = sheet(
        statement("effect", "Cards are refused in Spain."),
        statement("action", "Payments are moved to the second bank."),
        statement("risk", "Fines from the regulator after four hours."),
        statement("decision", "Close the shops?", told=False),
        statement("recovery", "", standing="unknown"),
    )
    text = "Cards are refused in Spain; we are moving payments to the second bank."
    [finding] = found(RULE, text, audience="executive", situation=situation)
    assert finding.advice == "Add the risk."
    assert finding.suggestion == "Fines from the regulator after four hours."
    whole = f"{text} Risk: fines from the regulator after four hours."
    assert not found(RULE, whole, audience="executive", situation=situation)


@pytest.mark.parametrize(
    ("audience", "phase"),
    [("public", "identified"), ("internal", "identified"), ("executive", "resolved")],
)
def test_it_is_read_for_executives_while_it_lasts(audience, phase):
    assert levels(RULE, FIND[0], audience=audience, phase=phase) == []
