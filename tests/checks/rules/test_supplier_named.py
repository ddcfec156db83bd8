"""A supplier's name…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels, spans

RULE = "supplier-named"
FIND = [
    ("Imgix is having trouble.", "Imgix"),
    ("Payments by Stripe fail.", "Stripe"),
    ("Our shop runs on AWS, which is slow.", "AWS"),
    ("The signals by Siemens are dark.", "Siemens"),
    ("We are talking to Microsoft Azure about our school portal.", "Microsoft"),
    ("Calls over Vodafone break off.", "Vodafone"),
    ("Parcels by DHL are late.", "DHL"),
    ("Visa cards are declined.", "Visa"),
    ("Sign-in with Okta fails for our nurses.", "Okta"),
    ("Twilio cannot send our text messages.", "Twilio"),
    ("Network Rail has closed the line.", "Network Rail"),
    ("Maps by Google do not load.", "Google"),
]
LEAVE = [
    "Our payment provider has trouble.",
    "Pictures do not load.",
    "The town square is closed.",
    "Please apple pie for dessert.",
    "You may need a visa for this trip.",
    "Zoom in to see the map.".lower(),
    "Calls break off.",
    "The oracle is silent in this game.",
    "The meta data is wrong.",
    "The stripe on your card cannot be read.",
    "It is a swift repair.",
    "There is some slack in the timetable.",
]


@pytest.mark.parametrize(("text", "name"), FIND)
def test_it_is_pointed_out(text, name):
    assert spans(RULE, text)[0] == name
    assert levels(RULE, text)[0] is Level.HINT


@pytest.mark.parametrize("text", LEAVE)
def test_it_is_told_from_a_word(text):
    assert not found(RULE, text)


def test_it_may_be_the_name_of_what_customers_buy():
    situation = Situation(public_names=frozenset({"Sign-in with Google"}))
    assert not found(RULE, "Sign-in with Google fails.", situation=situation)


@pytest.mark.parametrize("phase", ["resolved", "postmortem", "maintenance"])
def test_it_may_be_said_when_it_is_over(phase):
    assert not found(RULE, "Imgix had trouble.", phase=phase)


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_may_be_said_inside(audience):
    assert not found(RULE, "Imgix has trouble.", audience=audience)
