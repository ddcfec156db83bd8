"""A lesson that asks people to be better…"""

import pytest

from tests.checks.reading import found, spans

RULE = "review-lessons"
FIND = {
    "everyone has to be more careful with the price list.": "be more careful",
    "we must pay more attention at night.": "pay more attention",
    "drivers should take better care of the doors.": "take better care",
    "the shift must stay vigilant.": "stay vigilant",
    "let us try harder next time.": "try harder",
    "people should double-check labels.": "double-check",
    "the nurse should have noticed the light.": "should have noticed",
    "more discipline is needed in the depot.": "more discipline",
    "we should communicate better.": "communicate better",
    "operators must not forget the second key.": "must not forget",
    "teachers need to read the notice.": "need to read",
    "greater awareness of the risk.": "greater awareness",
}
LEAVE = [
    "the import accepts a price of zero, and no alarm is tied to it.",
    "a single cable supplies both halls.",
    "our alarm waits for three failed probes, which is eleven minutes.",
    "the first message was out after four minutes, thanks to the template.",
    "two teams had the same name for two things.",
    "the runbook was found within a minute.",
    "test data is too small to show a slow list.",
    "the switch can be turned either way, and both look alike.",
    "nobody owns the certificate of the gateway.",
    "readers learn of new tickets a day too late.",
    "we can undo a change in five minutes, which helped.",
    "the pump has no second sensor.",
]


@pytest.mark.parametrize(("text", "words"), FIND.items())
def test_it_finds(text, words):
    said = f"Lessons: {text}"
    assert spans(RULE, said, audience="internal", phase="postmortem") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    for heading in ("Lessons learned: ", "## What we learned\n", "Lessons\n- "):
        assert not found(RULE, f"{heading}{text}", audience="internal", phase="postmortem")


def test_it_asks_a_whole_review_for_them():
    whole = "Summary: it broke.\nRoot cause: no check.\nActions\nAdd one."
    assert found(RULE, whole, audience="internal", phase="postmortem")
    assert not found(RULE, "We must be careful.", audience="internal", phase="postmortem")
    assert not found(RULE, "Lessons: be careful.", phase="resolved")
