"""A text that says that nothing is new while something is…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, spans, statement

RULE = "no-news-contradicted"
MOVED = sheet(news=(statement("who", "Leeds and York"),))
FIND = {
    "Still investigating, no new information.": "no new information",
    "Trains are late; there is nothing new to tell you yet.": "nothing new",
    "There is no news at the moment.": "no news",
    "We have no further news on the exam.": "no further news",
    "Nothing has changed since our last message.": "Nothing has changed",
    "The situation is unchanged.": "unchanged",
    "The situation remains the same.": "The situation remains the same",
    "There are no new developments at the clinic.": "no new developments",
    "We have nothing more to report.": "nothing more to report",
    "We do not have any new information.": "not have any new information",
    "No change so far at the depot.": "No change",
    "Cards fail. We have no updates yet.": "have no updates yet",
}
LEAVE = [
    "Trains to York are late now too.",
    "We have found the cause.",
    "New: the lift at gate 4 moves again.",
    "Further news by 10:40 UTC.",
    "We do not know yet who is affected.",
    "Pupils cannot sign in. Our team is still at work.",
    "No patient data was lost.",
    "Nobody can pay by card.",
    "Newcomers cannot register.",
    "The new ticket machines fail.",
    "Nothing was lost; all orders are safe.",
    "Prices are not shown.",
]


@pytest.mark.parametrize(("text", "words"), FIND.items())
def test_it_finds(text, words):
    assert spans(RULE, text, situation=MOVED) == [words]
    assert not found(RULE, text)


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, situation=MOVED)


def test_it_names_what_moved():
    text = "There is nothing new."
    [finding] = found(RULE, text, situation=MOVED)
    assert finding.advice.endswith("who.")
    assert finding.suggestion == "Leeds and York"
    more = sheet(news=(statement("impact", "Booking fails", about="Spain"),))
    assert found(RULE, text, situation=more)[0].advice.endswith("impact (Spain).")


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("partners", "identified", [Level.BLOCK]),
        ("internal", "monitoring", [Level.BLOCK]),
        ("executive", "identified", []),
        ("responders", "identified", []),
        ("public", "resolved", []),
    ],
)
def test_it_is_read_for(audience, phase, expected):
    said = levels(RULE, "Nothing new.", situation=MOVED, audience=audience, phase=phase)
    assert said == expected
