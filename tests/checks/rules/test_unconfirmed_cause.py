"""A cause that is not confirmed…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, spans, statement

RULE = "unconfirmed-cause"
UNKNOWN = sheet(statement("cause", "Being found out by the network team", standing="unknown"))
SUPPOSED = sheet(
    statement("cause", "A licence of the timetable software expired", standing="unconfirmed")
)
CONFIRMED = sheet(statement("cause", "A licence of the timetable software expired"))
FIND = [
    ("Trains stand still. This was caused by a power cut.", "caused by a power cut."),
    ("The outage is due to an error in our timetable.", "due to an error in our timetable."),
    ("The cause is a broken pump.", "cause is a broken pump."),
    ("Root cause: an update of the tills.", "Root cause: an update of the tills."),
    ("A burst pipe led to this outage.", "led to this outage."),
    ("The trouble lies in the signal box.", "The trouble lies in the signal box."),
    ("Results are late because our scanner broke.", "because our scanner broke."),
    ("The noise was traced to the exchange.", "traced to the exchange."),
    ("A storm is behind this.", "is behind this."),
    ("It stems from a change of the price list.", "stems from a change of the price list."),
    (
        "As a result of a wrong setting, calls break off.",
        "As a result of a wrong setting, calls break off.",
    ),
    ("The wards lost power after a failure of the generator.", "after a failure of the generator."),
    ("A fuse blew and took down the tills.", "took down the tills."),
    ("A digger knocked out phones in Cork.", "knocked out phones in Cork."),
    ("Tills fail following a software update.", "following a software update."),
    ("The delays come from a broken signal.", "come from a broken signal."),
    ("Cards fail as a cable is broken.", "as a cable is broken."),
]
LEAVE = [
    "We do not know the cause yet.",
    "The cause is not known yet.",
    "We are still looking for the cause.",
    "We cannot say yet whether this was caused by the storm.",
    "Because of the outage, lessons move to Hall B.",
    "Due to the high demand, calls take longer.",
    "We are sorry for the trouble that this has caused.",
    "Trains do not run between Leeds and York.",
    "Reports come from all regions, as a team is on its way.",
    "We have taken down the notice of last week.",
    "Please check in at gate 4 following the opening of the hall.",
    "We are ruling out possible causes.",
    "As a result of this disruption, shops take cash only.",
    "Our engineers are finding out what caused it.",
    "Because we want you to be safe, the pool stays closed.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_is_found_however_it_is_told(text, words):
    assert spans(RULE, text, situation=UNKNOWN) == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_may_be_said_that_it_is_open(text):
    assert spans(RULE, text, situation=UNKNOWN) == []


def test_it_is_found_in_the_words_of_the_fact_sheet():
    text = "Displays are dark: the timetable software has lost its licence."
    assert found(RULE, text, situation=SUPPOSED)
    assert not found(RULE, text, situation=UNKNOWN)


def test_it_may_be_told_once_it_is_confirmed():
    text = "This was caused by a licence of our timetable software that expired."
    assert found(RULE, text, situation=SUPPOSED)
    assert not found(RULE, text, situation=CONFIRMED)


def test_it_needs_an_incident():
    assert not found(RULE, "This was caused by a power cut.")


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.BLOCK]),
        ("partners", [Level.BLOCK]),
        ("executive", [Level.BLOCK]),
        ("internal", [Level.BLOCK]),
        ("responders", []),
    ],
)
def test_it_is_for_responders_only(audience, level):
    text = "The cause is a broken pump."
    assert levels(RULE, text, audience=audience, situation=UNKNOWN) == level
