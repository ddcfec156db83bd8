"""A tale of heroes…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "heroics"
FIND = [
    ("Sam saved the day.", ["saved the day"]),
    ("Our heroes in the control room found it.", ["heroes"]),
    ("She worked through the night to restore the ledger.", ["worked through the night"]),
    ("He single-handedly brought the trams back.", ["single-handedly"]),
    ("Thanks to their tireless efforts cards work again.", ["tireless"]),
    ("An amazing job by the night shift.", ["amazing job"]),
    ("Ravi pulled it off at four in the morning.", ["pulled it off"]),
    ("They went above and beyond.", ["above and beyond"]),
    ("Only a miracle kept the ward open.", ["miracle"]),
    ("Anna gave up her weekend for this.", ["gave up her weekend"]),
    ("The crew battled non-stop.", ["battled non-stop"]),
    ("In the nick of time the pump came back.", ["nick of time"]),
]
LEAVE = [
    "The on-call engineer restarted the ledger at 03:00 UTC.",
    "Thanks to Amira for calling the depot in person.",
    "The team lowered the threshold on 4 May.",
    "Two people worked from 22:00 to 06:00 UTC; a third was not on call.",
    "We saved the settings before the change.",
    "Save your work now.",
    "The day shift found it.",
    "The night bus did not run.",
    "What went well: the first message was out in four minutes.",
    "The job ran on its own.",
    "The workaround worked for all.",
    "The alert pulled in two people.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, audience="internal", phase="postmortem") == words


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, audience="internal", phase="postmortem") == []


@pytest.mark.parametrize(
    ("audience", "phase", "level"),
    [
        ("internal", "resolved", [Level.HINT]),
        ("executive", "resolved", [Level.HINT]),
        ("public", "postmortem", [Level.HINT]),
        ("responders", "postmortem", [Level.HINT]),
        ("public", "resolved", []),
        ("responders", "resolved", []),
    ],
)
def test_it_is_a_hint_in_a_review_and_to_colleagues(audience, phase, level):
    assert levels(RULE, "Sam saved the day.", audience=audience, phase=phase) == level


def test_it_belongs_to_no_category():
    assert found(RULE, "Sam saved the day.", audience="internal")[0].category is Category.NONE
