"""A colleague's name…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels, spans

RULE = "staff-name"
FIND = [
    ("Kevin pushed a bad change to production this morning.", "Kevin"),
    ("Our engineer Sara is looking into it.", "Sara"),
    ("Tom from our support team will call you.", "Tom"),
    ("Thanks to Priya for the quick fix.", "Priya"),
    ("Nurse Helen forgot to renew the certificate.", "Helen"),
    ("Our head of IT, Martin Becker, has confirmed the fault.", "Martin Becker"),
    ("Dave and Lucy are working on it now.", "Lucy"),
    ("Marco, our DBA, is restoring the tables.", "Marco"),
    ("The signaller on duty, Paul Jensen, noticed the fault.", "Paul Jensen"),
    ("Petra is on her way to the station.", "Petra"),
    ("Please contact our technician Jonas.", "Jonas"),
    ("Michael restarted the gates.", "Michael"),
    ("Anna in the control room has stopped all trains.", "Anna"),
    ("The fault was found by Stefan Roth.", "Stefan Roth"),
    ("Well done Julia, payments work again.", "Julia"),
    ("Daniel accidentally deleted the seat plan.", "Daniel"),
]
LEAVE = [
    "We released a change this morning.",
    "Our engineers are looking into it.",
    "Trains to Victoria are late.",
    "The Martin Luther School is closed today.",
    "St. Mary Hospital cannot be reached by phone.",
    "The James Street branch has no power.",
    "Peter Pan performances are sold out; booking is closed.",
    "Our team in Paris is working on it.",
    "Dear Anna, your appointment has been moved.",
    "Kind regards, Sarah Miller",
    "The Oliver Twist musical starts late.",
    "Storm Emma has damaged the overhead line.",
    "The Simon & Garfunkel concert is not affected.",
    "Users of Alex, our assistant, get no answers.",
    "The Daniel ward has hot water again.",
    "Lee Valley trains run.",
    "Diana Lake ferry is cancelled.",
    "Grace period: you will not be charged.",
    "We will mark all affected orders.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, phase="identified") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="identified") == []


def test_it_is_a_known_colleague_whatever_is_said():
    situation = Situation(colleagues=frozenset({"Iris", "Will Noor"}))
    text = "Iris says that the gates open. Will Noor agrees; iris diaphragms are sold out."
    assert spans(RULE, text, situation=situation) == ["Iris", "Will Noor"]


def test_it_may_stand_under_a_letter():
    text = "We are sorry.\n\nKind regards,\nIris Meyer, Head of Service"
    assert not found(RULE, text, situation=Situation(colleagues=frozenset({"Iris Meyer"})))


@pytest.mark.parametrize(
    ("audience", "level"),
    [("public", [Level.WARN]), ("support", [Level.WARN]), ("internal", []), ("responders", [])],
)
def test_it_is_kept_from_customers_and_may_be_said_inside(audience, level):
    assert levels(RULE, "Kevin restarted the gates.", audience=audience) == level
