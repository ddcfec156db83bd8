"""An action without owner or date, or that asks people to be careful…"""

import pytest

from tests.checks.reading import found, spans

RULE = "review-actions"
OWNER, DATE = "an owner", "a date"
FIND = [
    ("Improve the tests of the price list", (OWNER, DATE)),
    ("Add a second sensor by 20 June", (OWNER,)),
    ("Refuse a price of zero. Owner: shop team", (DATE,)),
    ("Write the runbook for the gates", (OWNER, DATE)),
    ("Replace the cable next week", (OWNER,)),
    ("Ana will add an alarm for the queue", (DATE,)),
    ("Alarm after one minute, due 15 March", (OWNER,)),
    ("Split the import (Ben)", (OWNER, DATE)),
    ("Automate the label check. Assigned to Kim", (DATE,)),
    ("Test with 500 learners before each term", (OWNER, DATE)),
    ("Lock the second door in Q3", (OWNER,)),
    ("Move the backup to another city", (OWNER, DATE)),
]
PEOPLE = [
    "Everyone is to be more careful. Owner: Ana. Due: 20 June.",
    "Training for the night shift. Owner: Ben. Due: 1 July.",
    "Remind all drivers of the rule. Owner: depot. Due: Friday.",
    "Pay more attention at night. Owner: all. Due: 3 May.",
    "Workshop on care at the desk. Owner: Kim. Due: 3 May.",
]
LEAVE = [
    "Refuse a price of zero in the import. Owner: shop team. Due: 20 June.",
    "Add a second sensor (Ana Ruiz, 20 June)",
    "Ben will write the runbook by Friday.",
    "Replace the cable | network team | 2026-07-01",
    "Alarm after one minute. Owner: monitoring team. Due: 15 March.",
    "Kim owns the label check, to be live by the end of June.",
    "Split the import. Assigned to @lee, next sprint.",
    "Test with 500 learners: school team, 1 September.",
    "Lock the second door – Osei, 12 July",
    "Move the backup, owned by storage, Q3.",
    "The head of platform takes the list; it went live on 24 October.",
    "Add a check and train the shift on it. Owner: Ana. Due: 3 May.",
]


@pytest.mark.parametrize(("text", "lacks"), FIND)
def test_it_finds(text, lacks):
    said = f"Actions:\n- {text}"
    [finding] = found(RULE, said, audience="internal", phase="postmortem")
    assert finding.advice == f"Give this action {' and '.join(lacks)}."
    assert spans(RULE, said, audience="internal", phase="postmortem") == [text]


@pytest.mark.parametrize("text", PEOPLE)
def test_it_finds_what_only_asks_people_to_be_better(text):
    [finding] = found(RULE, f"Action items\n{text}", audience="internal", phase="postmortem")
    assert finding.advice.startswith("Change the system")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    for heading in ("Actions:\n- ", "## Action items\n1. ", "Actions: "):
        assert not found(RULE, f"{heading}{text}", audience="internal", phase="postmortem")


def test_it_asks_a_whole_review_for_them():
    whole = "Summary: it broke.\nRoot cause: no check.\nLessons: no alarm."
    assert found(RULE, whole, audience="internal", phase="postmortem")
    assert not found(RULE, "We will add an alarm.", audience="internal", phase="postmortem")
    assert not found(RULE, "Actions: call the depot.", audience="internal", phase="identified")
