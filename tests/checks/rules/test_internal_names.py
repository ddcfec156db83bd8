"""A name from inside…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels, spans

RULE = "internal-names"
FIND = [
    ("ticket-server-12 is slow.", "ticket-server-12"),
    ("Sign-in fails on web01.", "web01"),
    ("pay-gw-7 is slow.", "pay-gw-7"),
    ("We restarted db-2.", "db-2"),
    ("Calls to 10.2.0.17 fail.", "10.2.0.17"),
    ("Calls to 10.2.0.17:8080 fail.", "10.2.0.17:8080"),
    ("See /etc/hosts for details.", "/etc/hosts"),
    (r"The file C:\boards\display.ini is missing.", r"c:\boards\display.ini"),
    ("i-0a1b2c3d4e5f6a7b8 was replaced.", "i-0a1b2c3d4e5f6a7b8"),
    ("Pod booking-7d9f8b6c5-x2x4z restarts.", "booking-7d9f8b6c5-x2x4z"),
    ("Please reach marks.school.internal.", "marks.school.internal"),
    ("This is tracked as OPS-4711.", "OPS-4711"),
    ("We rolled back 9f8e7d6c5b4a.", "9f8e7d6c5b4a"),
    ("We are in SEV-1.", "SEV-1"),
    ("This is a severity 2.", "severity 2"),
    ("The prod-eu-3 environment is slow.", "prod-eu-3"),
]
INSIDE = [
    ("Our database is down.", "Our database is down"),
    ("The booking server crashed.", "The booking server crashed"),
    ("A bad deploy broke sign-in.", "A bad deploy"),
    ("A slow query blocks the tills.", "slow query"),
    ("The change took the database down.", "took the database"),
    ("We saw a kernel panic.", "kernel"),
]
LEAVE = [
    "Customers in eu-west-1 are affected.",
    "Platform 4 is closed.",
    "Flight BA-12 is late.",
    "Use form room-101.",
    "Your reference number is CN-86542.",
    "From 10:05 to 10:40 UTC.",
    "Version 3.10.2 of the app is affected.",
    "Tickets cost 12.50.",
    "Times are in UTC-5.",
    "Web3 is not affected.",
    "The app store is slow.",
    "See https://status.example/etc/more for details.",
    "Call 0800 123456.",
    "Patients cannot see their results.",
    "The board reads the results of COVID-19 tests.",
]
REGISTRY = Situation(
    internal_names=frozenset({"falcon", "card-gateway", "Payments"}),
    public_names=frozenset({"Card payments", "Falcon Museum"}),
)


@pytest.mark.parametrize(("text", "name"), FIND)
def test_it_finds(text, name):
    assert [span.lower() for span in spans(RULE, text)] == [name.lower()]
    assert levels(RULE, text) == [Level.BLOCK]


@pytest.mark.parametrize(("text", "words"), INSIDE)
def test_it_warns_of_what_went_wrong_inside_while_it_lasts(text, words):
    assert spans(RULE, text) == [words]
    assert levels(RULE, text) == [Level.WARN]
    assert not found(RULE, text, phase="resolved")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FALCON is slow.", ["FALCON"]),
        ("The card gateway is slow.", ["card gateway"]),
        ("Falcon's queue is long.", ["Falcon's"]),
        ("Card payments fail.", []),
        ("Payments fail.", ["Payments"]),
        ("The Falcon Museum is closed.", []),
        ("A falconer called.", []),
    ],
)
def test_it_knows_the_registry_and_lets_public_names_stand(text, names):
    assert spans(RULE, text, situation=REGISTRY) == names


@pytest.mark.parametrize(
    ("audience", "level"),
    [("public", [Level.BLOCK]), ("executive", [Level.WARN]), ("internal", []), ("responders", [])],
)
def test_it_weighs_more_the_further_outside_it_is_told(audience, level):
    assert levels(RULE, "web01 is slow.", audience=audience) == level


def test_it_lets_executives_read_the_severity():
    assert not found(RULE, "We are in SEV-1.", audience="executive")


def test_it_lets_a_notice_of_maintenance_give_addresses():
    assert not found(RULE, "New range: 203.0.113.0/24", phase="maintenance")
