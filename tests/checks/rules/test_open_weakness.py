"""A weakness that is open…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import levels, spans

RULE = "open-weakness"
FIND = [
    (
        "There is a problem with the authorization checks of our API.",
        "problem with the authorization checks",
    ),
    ("At the moment anyone can log in without a password.", "anyone can log"),
    ("Our firewall is currently switched off.", "firewall is currently switched off"),
    ("The alarm system in branch 4 is not working.", "alarm system in branch 4 is not working"),
    ("Users can see other customers' invoices.", "Users can see other customers"),
    ("The app accepts expired tickets.", "accepts expired tickets"),
    ("A known vulnerability in our shop lets attackers read orders.", "known vulnerability"),
    ("Two-factor authentication is being skipped.", "Two-factor authentication is being skipped"),
    ("Fraud detection is down, so card payments are not checked.", "Fraud detection is down"),
    ("The east doors stay open and unguarded until Monday.", "stay open"),
    (
        "Anybody who changes the number in the link can read other patients' letters.",
        "changes the number in the link",
    ),
    ("Orders are currently charged at 0.00.", "charged at 0"),
    ("The voucher code can be used any number of times.", "used any number of times"),
    ("Ticket gates let everyone through without a ticket.", "let everyone through"),
    ("Rate limiting is disabled.", "Rate limiting is disabled"),
    ("Passwords are shown in plain text on the page.", "in plain text"),
    ("CCTV at the station is out of order.", "CCTV at the station is out of order"),
    ("Our backups are unencrypted.", "unencrypted"),
    ("The login page does not verify passwords.", "does not verify passwords"),
    ("Players can exploit a bug to duplicate items.", "exploit"),
    (
        "Certificate checks have been turned off on the mobile app.",
        "Certificate checks have been turned off",
    ),
    ("Badge readers are failing open.", "Badge readers are failing open"),
    ("Permissions are not being enforced on shared folders.", "Permissions are not being"),
    ("You can get into any account by guessing the link.", "guessing the link"),
]
LEAVE = [
    "The pharmacy is open until 20:00 CET today.",
    "Readers can use the e-paper for free.",
    "Our hotline is open for all customers.",
    "We restricted API access as a precaution.",
    "This is not a security issue.",
    "We fixed a vulnerability in our shop this morning.",
    "There is no sign of unauthorised access.",
    "Customers cannot log in.",
    "The ticket gates are out of order; please use the side gate.",
    "Two-factor codes arrive late.",
    "Password reset e-mails are delayed.",
    "Card payments are declined.",
    "You can travel without a ticket today.",
    "The doors of the library stay closed.",
    "Tickets are accepted on all other lines.",
    "The card readers do not accept cards.",
    "Nobody could see other customers' data.",
    "Security checks at the airport take longer than usual.",
    "Lifts are out of order.",
    "Sign-in takes longer.",
    "The gates are open; please walk through.",
    "Patients can see their results again.",
    "The shop shows wrong prices.",
    "You may be asked for your password again.",
    "The smoke alarm in hall 3 rang by mistake.",
    "Some orders show the wrong status.",
    "Students cannot open the exam page.",
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
        ("support", "monitoring", [Level.BLOCK]),
        ("public", "maintenance", [Level.BLOCK]),
        ("public", "resolved", []),
        ("public", "postmortem", []),
        ("executive", "identified", []),
        ("responders", "identified", []),
    ],
)
def test_it_is_kept_from_customers_until_it_is_closed(audience, phase, level):
    text = "There is a bug in our authorization checks."
    assert levels(RULE, text, audience=audience, phase=phase) == level
