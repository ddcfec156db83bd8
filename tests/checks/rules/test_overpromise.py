"""A promise that nobody can hold…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, spans, statement

RULE = "overpromise"
FIND = [
    ("You have our promise that it stays fixed.", "have our promise"),
    ("From today our network is immune to power cuts.", "immune to"),
    ("Your app is now completely fail-safe.", "completely fail-safe"),
    ("This won't happen again.", "won't happen again"),
    ("Our new platform makes such failures impossible.", "makes such failures impossible"),
    (
        "From now on, the booking system will always be there when you need it.",
        "From now on, the booking system will always",
    ),
    (
        "Every passenger will get all their money back, whatever the ticket.",
        "get all their money back",
    ),
    ("We will pay for every loss that you had.", "pay for every"),
    (
        "We'll make sure nothing like this ever happens to your school again.",
        "nothing like this ever happens",
    ),
    ("We have eliminated the problem for good.", "eliminated the problem for good"),
    ("You can rely on us one hundred percent.", "rely on us one hundred percent"),
    ("This was the first and last time.", "was the first and last time"),
    ("Such an outage can no longer occur.", "can no longer occur"),
    ("We have made sure it can't come back.", "can't come back"),
    ("Everyone affected will be fully compensated.", "fully compensated"),
    ("We assure you that no orders will be lost.", "no orders will be lost"),
    ("There won't be another outage this year.", "won't be another outage"),
    ("You won't experience any more interruptions.", "won't experience any more"),
    ("Your photos are 100% safe.", "100% safe"),
    ("We are certain the fault won't return.", "won't return"),
    ("Nobody will ever lose a reservation again.", "Nobody will ever"),
    ("It is fixed once and for all.", "fixed once and for all"),
    ("We'll refund each and every customer, no questions asked.", "each and every customer"),
    ("Never again will you be without power.", "Never again will"),
    ("We commit to zero downtime in the future.", "zero downtime"),
    ("All damage will be paid for in full.", "All damage will be paid"),
    ("Not one of your letters will go missing.", "Not one of your letters will"),
    ("With the new pump nothing can go wrong any more.", "nothing can go wrong"),
    ("Every single file will be recovered.", "Every single file will be recovered"),
]
LEAVE = [
    "Ask the courier firm Rapido for your parcel number.",
    "The firm that runs our servers is repairing a line.",
    "Firm orders are not affected.",
    "We have added automatic checks so that such a change is stopped before it goes live.",
    "We are sorry and are working to make this less likely.",
    "To prevent this from happening again, we now test every timetable by machine.",
    "We cannot guarantee that all orders were kept.",
    "We can't promise when it will be fixed.",
    "We promise to keep you updated every 30 minutes.",
    "We promised an update by noon and are late.",
    "No further action is needed from you.",
    "100% of card payments in Spain are failing.",
    "We are checking whether any data was lost.",
    "We do not know yet whether any orders were lost.",
    "Tickets for the cancelled show will be refunded.",
    "You can claim compensation under our terms.",
    "Compensation is paid under the passenger charter; please use the form.",
    "We will tell everyone who is affected.",
    "Trains will not stop at Mill Street.",
    "The app will not load for some customers.",
    "You will not be able to log in until we post the all-clear.",
    "Our engineers will not rest.",
    "We take the safety of your data seriously.",
    "Your card cannot be used abroad at the moment.",
    "Please never share your password with anyone.",
    "The lift was never in danger of falling.",
    "We learned that one alarm is not enough and added a second.",
    "You can count on the next update at 10:00 UTC.",
    "It is impossible to log in at the moment.",
    "Lessons always start on the hour.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, phase="identified") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="identified") == []


@pytest.mark.parametrize(
    ("audience", "phase", "level"),
    [
        ("public", "investigating", [Level.BLOCK]),
        ("support", "resolved", [Level.BLOCK]),
        ("partners", "postmortem", [Level.BLOCK]),
        ("public", "maintenance", [Level.BLOCK]),
        ("executive", "resolved", []),
        ("internal", "identified", []),
        ("responders", "identified", []),
    ],
)
def test_it_is_kept_from_customers_in_every_phase(audience, phase, level):
    text = "This will never happen again."
    assert levels(RULE, text, audience=audience, phase=phase) == level


def test_that_nothing_was_lost_is_said_once_it_is_known():
    text = "No booking data was lost."
    assert levels(RULE, text, phase="investigating") == [Level.WARN]
    assert not found(RULE, text, phase="identified")
    checked = sheet(statement("data", "All bookings are there: we compared both copies."))
    assert not found(RULE, text, phase="investigating", situation=checked)
    unchecked = sheet(statement("data", "Bookings may be lost.", standing="unconfirmed"))
    assert levels(RULE, text, phase="monitoring", situation=unchecked) == [Level.BLOCK]


def test_that_nothing_was_lost_is_not_said_while_it_is_checked():
    text = "No records were lost. We are still checking."
    assert levels(RULE, text, phase="identified") == [Level.WARN]
    printers = "No records were lost. We are still checking the printers."
    assert not found(RULE, printers, phase="monitoring")
    assert not found(RULE, "We cannot promise that no records were lost.")
