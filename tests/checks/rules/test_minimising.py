"""Making it small…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import EMPTY, levels, sheet, spans, statement

RULE = "minimising"
FIND = [
    ("It was only a minor problem with the gates.", "only a minor problem"),
    ("A small glitch delayed some letters.", "A small glitch"),
    ("There was a hiccup with card payments.", "hiccup"),
    ("This was just a bug.", "just a bug"),
    ("A slight delay occurred at the front desk.", "slight delay"),
    ("A little technical issue hit the school portal.", "little technical issue"),
    ("Only a handful were affected.", "Only a handful"),
    ("It is nothing serious.", "nothing serious"),
    ("This should not have happened.", "should not have happened"),
    ("This should never have happened.", "should never have happened"),
    ("It happens to everyone now and then.", "happens to everyone"),
    ("These things happen.", "These things happen"),
    ("It could have been much worse.", "could have been much worse"),
    ("The outage was beyond our control.", "beyond our control"),
    ("The blip lasted an hour.", "blip"),
    ("It is no big deal.", "no big deal"),
    ("Patients barely noticed it.", "barely noticed"),
    ("We had a few teething troubles with the new app.", "teething troubles"),
]
LEAVE = [
    "Only customers in Wales are affected.",
    "Only one payment was taken, and it was returned.",
    "Only the evening trains are late.",
    "This is not a minor problem for you, and we know it.",
    "It was more than a small delay for many of you.",
    "We write just to confirm that nothing has changed.",
    "The gates just reopened.",
    "A small number of passengers, about 120, missed the ferry.",
    "Minors need a parent's consent before they book.",
    "The minor injuries unit stays open.",
    "Small parcels arrive on time.",
    "A small subset of shops cannot take cards.",
    "We know how little time you have on a school morning.",
    "Your balance is right; only the display is late.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert any(words in span for span in spans(RULE, text)), spans(RULE, text)


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.WARN]),
        ("executive", [Level.WARN]),
        ("internal", [Level.WARN]),
        ("responders", []),
    ],
)
def test_it_is_pointed_out_to_all_but_responders(audience, level):
    assert levels(RULE, "A minor issue.", audience=audience, phase="postmortem") == level


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (EMPTY, []),
        (sheet(statement("impact", "Cards fail", share=2.0)), []),
        (sheet(statement("impact", "Cards fail", share=40.0)), ["A small number"]),
        (sheet(severity="SEV-1"), ["A small number"]),
    ],
)
def test_it_holds_few_against_what_the_fact_sheet_says(situation, expected):
    text = "A small number of customers cannot pay."
    assert spans(RULE, text, situation=situation) == expected
