"""A claim that belongs to another phase…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import levels, spans

RULE = "phase-mismatch"
FIND = [
    ("investigating", "The issue is resolved.", "The issue is resolved"),
    ("investigating", "We have fixed the problem.", "We have fixed the problem"),
    ("investigating", "All services are back to normal.", "All services are back to normal"),
    ("investigating", "A fix has been deployed.", "fix has been deployed"),
    ("investigating", "We have found the cause.", "found the cause"),
    ("investigating", "The cause has been identified.", "cause has been identified"),
    ("identified", "The outage is over.", "The outage is over"),
    ("identified", "Everything is working again.", "Everything is working again"),
    ("identified", "We are still investigating.", "We are still investigating"),
    ("identified", "The cause is not yet known.", "cause is not yet known"),
    ("identified", "The correction has been rolled out.", "correction has been rolled out"),
    (
        "identified",
        "A fix has been implemented and we are monitoring the trains.",
        "fix has been implemented",
    ),
    ("monitoring", "We are investigating the delays.", "We are investigating"),
    ("monitoring", "We do not know what caused it.", "do not know what caused"),
    ("resolved", "A fix is being rolled out.", "fix is being rolled out"),
    ("resolved", "Our engineers are working on a fix.", "working on a fix"),
    ("resolved", "Some patients still cannot book.", "still cannot"),
    ("resolved", "We continue to investigate.", "We continue to investigate"),
    ("maintenance", "We are experiencing an outage.", "experiencing an outage"),
    ("maintenance", "This is an unplanned interruption.", "unplanned"),
]
LEAVE = [
    ("investigating", "We have identified a problem with the ticket gates."),
    ("investigating", "We have noticed an oddity in the timetable and are looking into it."),
    ("investigating", "The issue has not been resolved."),
    ("investigating", "We are working to get everything back to normal."),
    ("investigating", "We will write again once the issue is resolved."),
    ("investigating", "We will update you until everything is working again."),
    ("investigating", "As soon as we have found the cause, we will say so."),
    ("investigating", "The problem will be fixed."),
    ("investigating", "We do not know when the issue will be resolved."),
    ("investigating", "Calls are restored for some, and still fail for others."),
    ("identified", "We have found the cause and are repairing it."),
    ("identified", "A fix has been applied and is currently being deployed."),
    ("identified", "We are replacing the faulty part. It is not over yet."),
    ("identified", "We are still finding out which schools are affected."),
    ("identified", "We are investigating how many patients are affected."),
    ("monitoring", "Card payments are working again. We are watching closely."),
    ("monitoring", "A fix has been deployed."),
    ("monitoring", "We are investigating the root cause with our supplier."),
    ("monitoring", "The issue is resolved, and we keep watching."),
    ("resolved", "The issue has been resolved."),
    ("resolved", "We are investigating why it took so long."),
    ("resolved", "Payments failed for an hour and work again."),
    ("maintenance", "We do not expect an outage."),
    ("maintenance", "Short interruptions are possible."),
    ("postmortem", "The issue is resolved and a fix is being rolled out."),
]


@pytest.mark.parametrize(("phase", "text", "claim"), FIND)
def test_it_finds(phase, text, claim):
    assert spans(RULE, text, phase=phase) == [claim]
    assert levels(RULE, text, phase=phase) == [Level.BLOCK]


@pytest.mark.parametrize(("phase", "text"), LEAVE)
def test_it_leaves_alone(phase, text):
    assert spans(RULE, text, phase=phase) == []


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_only_warns_inside(audience):
    assert levels(RULE, "The issue is resolved.", audience=audience) == [Level.WARN]
