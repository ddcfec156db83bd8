"""Making it small…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import EMPTY, levels, sheet, spans, statement

RULE = "minimising"
FIND = [
    ("It was only a minor problem with the gates.", "only a minor problem"),
    ("A small glitch delayed some letters.", "A small glitch"),
    ("There was a hiccup with card payments.", "a hiccup"),
    ("This was just a bug.", "just a bug"),
    ("A slight delay occurred at the front desk.", "A slight delay"),
    ("A little technical issue hit the school portal.", "A little technical issue"),
    ("Only a handful were affected.", "Only a handful"),
    ("It is nothing serious.", "nothing serious"),
    ("The blip lasted an hour.", "The blip"),
    ("It is no big deal.", "no big deal"),
    ("Patients barely noticed it.", "barely noticed"),
    ("We had a few teething troubles with the new app.", "a few teething troubles"),
    ("The effect was trivial.", "effect was trivial"),
    ("There is no cause for concern.", "no cause for concern"),
    ("A short, harmless interruption.", "A short, harmless interruption"),
    ("Merely 2 % of customers cannot pay.", "Merely 2"),
    ("Luckily hardly anybody was online.", "Luckily hardly"),
    ("This is a non-issue for most.", "non-issue"),
    ("A few pages were a touch slow.", "a touch slow"),
    ("We had a bit of trouble with bookings.", "a bit of trouble"),
    ("You may hardly have noticed that trams stopped.", "You may hardly have noticed"),
    ("It was of little consequence.", "of little consequence"),
    ("Something small went wrong with your prescriptions.", "Something small"),
    ("The disruption is modest.", "disruption is modest"),
    ("This was merely a display error.", "merely a display error"),
]
LEAVE = [
    "Minor roads are open; short trains run on line 4.",
    "A brief power cut at 9:02 stopped the lifts.",
    "Payments are only delayed, not lost.",
    "The impact is limited to France.",
    "Please allow a little more time; waits are a few minutes longer.",
    "This was not a minor problem for you.",
    "Slightly injured people were treated on the spot.",
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
