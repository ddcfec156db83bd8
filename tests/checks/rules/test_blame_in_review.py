"""A review that ends at a person…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import levels, spans

RULE = "blame-in-review"
FIND = [
    ("Root cause: the operator entered the wrong platform.", "Root cause: the operator entered"),
    ("The root cause was an engineer who skipped a step.", "root cause was an engineer who"),
    ("Why? Because Jonas did not do his job.", "Why? Because Jonas did"),
    (
        "Why did the alarm stay off? Because the nurse muted it.",
        "Why did the alarm stay off? Because the nurse muted",
    ),
    ("Root cause: lack of care.", "Root cause: lack of care"),
    ("The cause is that the contractor left early.", "cause is that the contractor left"),
    ("Cause: insufficient attention at the till.", "Cause: insufficient attention"),
    ("Why 5: because the teacher forgot.", "Why 5: because the teacher forgot"),
    ("Actions: train all signallers.", "train"),
    ("To prevent this, staff will be more careful.", "be more careful"),
    ("Action items: remind the shift to pay attention.", "remind"),
    ("We will raise awareness among drivers.", "raise awareness"),
    ("Measures: a workshop for the ticket office.", "workshop"),
]
LEAVE = [
    "Root cause: the form accepted a platform that does not exist.",
    "The root cause was a missing check in the pipeline.",
    "Why? Because the pipeline had no check.",
    "Why was it not seen? Because the engineer could not see the queue.",
    "Cause: the driver had no sight of the signal.",
    "Actions: add an alarm for the queue, owner Mia, due 1 June.",
    "Actions: train all signallers and add a lock to the form.",
    "We will test every timetable by machine before it goes live.",
    "The train to York was late.",
    "A reminder was sent to customers at 10:00.",
    "The workshop in Leeds repaired the lift.",
    "The engineer on call acknowledged the page at 03:50 UTC.",
    "To prevent this we will replace the pump.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_is_found(text, words):
    assert words in spans(RULE, text, audience="internal", phase="postmortem")


@pytest.mark.parametrize("text", LEAVE)
def test_it_is_left_alone_where_it_reaches_a_system(text):
    assert spans(RULE, text, audience="internal", phase="postmortem") == []


@pytest.mark.parametrize("audience", ["public", "executive", "internal", "responders"])
def test_it_warns_everybody_in_a_review_and_nobody_before(audience):
    text = "Root cause: the operator entered the wrong platform."
    assert levels(RULE, text, audience=audience, phase="postmortem") == [Level.WARN]
    assert levels(RULE, text, audience=audience, phase="resolved") == []
