"""A root cause that ends at a person…"""

import pytest

from tests.checks.reading import found, spans

RULE = "review-cause"
FIND = {
    "somebody did not pay attention during the night shift.": "somebody did not",
    "human error in the control room.": "human error",
    "the engineer forgot the second step.": "the engineer forgot",
    "a mistake by the night shift at the depot.": "mistake by",
    "carelessness at the front desk of the clinic.": "carelessness",
    "lack of care in the mail room.": "lack of care",
    "the teller was tired after ten hours.": "was tired",
    "an oversight when the timetable was loaded.": "an oversight",
    "the intern ignored the sign at the gate.": "intern ignored",
    "the caretaker was distracted by a call.": "was distracted",
    "insufficient attention to the stock list.": "insufficient attention",
    "operator error at the pump station.": "operator error",
}
LEAVE = [
    "the release checklist had no step for the price list.",
    "the form accepts a price of zero.",
    "a certificate expired, and no alarm is tied to it.",
    "the failover script assumed three nodes, and there are two.",
    "the threshold of the alarm was set for daytime traffic.",
    "our process does not ask for a test at full size.",
    "a valve closed because a sensor gave a wrong reading.",
    "the engineer forgot the step because the runbook had no check for it.",
    "the import ran twice; nothing locked it.",
    "two bookings with the same number were possible.",
    "a single cable supplied both halls.",
    "the timetable was loaded without Hill Street, and no test compares it.",
]


@pytest.mark.parametrize(("text", "words"), FIND.items())
def test_it_finds(text, words):
    said = f"Root cause: {text}"
    assert spans(RULE, said, audience="internal", phase="postmortem") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    for heading in ("Root cause: ", "## Cause\n", "Root causes\n"):
        assert not found(RULE, f"{heading}{text}", audience="internal", phase="postmortem")


def test_it_finds_a_part_that_says_nothing_and_a_review_without_it():
    assert found(RULE, "Root cause: unknown.", audience="executive", phase="postmortem")
    whole = "Summary: it broke.\nLessons: no alarm.\nActions\nAdd one."
    assert found(RULE, whole, audience="internal", phase="postmortem")
    assert not found(RULE, "Lessons: no alarm.", audience="internal", phase="postmortem")
    assert not found(RULE, "Root cause: human error.", audience="internal", phase="resolved")
