"""A review for executives that does not begin with its summary, or whose actions nobody owns…"""

import pytest

from tests.checks.reading import found

RULE = "review-for-executives"
SUMMARY = "Summary: on 4 May the {} stood still for two hours."
CAUSE = "Root cause: the checklist has no step for it."
LESSONS = "Lessons: a single switch serves both halls."
OWNED = "Actions: add the step; the head of operations owns it, due 20 June."
BARE = "Actions: add the step."
THINGS = [
    "ticket shop",
    "clinic's calendar",
    "coast line",
    "exam portal",
    "lobby",
    "room doors",
    "cash machines",
    "parcel belt",
    "payroll",
    "helpline",
    "pump",
    "web shop",
]


@pytest.mark.parametrize("thing", THINGS)
def test_it_finds(thing):
    late = "\n".join([CAUSE, SUMMARY.format(thing), OWNED])
    [finding] = found(RULE, late, audience="executive", phase="postmortem")
    assert finding.advice.startswith("Put a summary first")
    unowned = "\n".join([SUMMARY.format(thing), CAUSE, BARE])
    [finding] = found(RULE, unowned, audience="executive", phase="postmortem")
    assert finding.advice.startswith("Say who owns")


@pytest.mark.parametrize("thing", THINGS)
def test_it_leaves_alone(thing):
    good = "\n".join([SUMMARY.format(thing), CAUSE, LESSONS, OWNED])
    assert not found(RULE, good, audience="executive", phase="postmortem")
    late = "\n".join([CAUSE, SUMMARY.format(thing), BARE])
    assert not found(RULE, late, audience="internal", phase="postmortem")
    assert not found(RULE, SUMMARY.format(thing), audience="executive", phase="postmortem")
    assert not found(RULE, late, audience="executive", phase="resolved")
