"""An apology of the shelf…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, spans

RULE = "stock-apology"
FIND = [
    ("We apologize for any inconvenience.", ["apologize for any inconvenience"]),
    ("Sorry for the inconvenience caused.", ["Sorry for the inconvenience caused"]),
    (
        "We apologise for any inconvenience this may cause.",
        ["apologise for any inconvenience this may cause"],
    ),
    (
        "Thank you for your patience and understanding.",
        ["Thank you for your patience and understanding"],
    ),
    ("Any inconvenience caused is regretted.", ["Any inconvenience caused is regretted"]),
    ("We appreciate your patience.", ["We appreciate your patience"]),
    ("We take this very seriously.", ["take this very seriously"]),
    ("Your satisfaction is our first concern.", ["Your satisfaction is our"]),
    ("We value your business.", ["We value your business"]),
    ("We regret the inconvenience to passengers.", ["regret the inconvenience to passengers"]),
    ("Apologies for this inconvenience.", ["Apologies for this inconvenience"]),
    ("Your patience is appreciated.", ["Your patience is appreciated"]),
]
LEAVE = [
    "We are sorry that your classes were cut short.",
    "We are sorry for the long wait at the till.",
    "We apologise for the worry this caused.",
    "Thank you for waiting in the cold.",
    "Sorry, the pool is closed.",
    "Thank you for telling us.",
    "We regret that your train was cancelled.",
    "Please be patient with our staff.",
    "The patience clinic is open.",
    "We understand how urgent a prescription is.",
    "We appreciate your reports; they helped us.",
    "An inconvenient hour for maintenance, we know.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == words


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


def test_it_is_a_hint_for_customers_alone():
    one = found(RULE, "We apologize for any inconvenience.")[0]
    assert (one.level, one.category) == (Level.HINT, Category.NONE)
    for audience in ("executive", "internal", "responders"):
        assert not found(RULE, "We apologize for any inconvenience.", audience=audience)


def test_it_may_be_one_apology_too_many():
    text = "We are sorry that your lesson was cut short. We apologise to your teacher too."
    assert spans(RULE, text) == ["apologise"]
