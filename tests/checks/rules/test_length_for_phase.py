"""A message that is long while we investigate, or short when it is over…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels

RULE = "length-for-phase"
TRADES = [
    "Customers in Spain cannot pay by card.",
    "Patients cannot book at two clinics.",
    "Trains to Leeds stand still.",
    "Pupils cannot hand in homework.",
    "Players are thrown out of matches.",
    "Guests cannot open their rooms.",
    "Cash machines refuse cards.",
    "Tickets are not printed.",
    "Homes are without water.",
    "Parcels are not tracked.",
    "Salaries are late.",
    "Calls end after a minute.",
]


def of_words(sentence, count):
    return f"{' '.join((sentence.split() * count)[: count - 1])} end."


@pytest.mark.parametrize("sentence", TRADES)
def test_it_finds(sentence):
    assert levels(RULE, of_words(sentence, 121)) == [Level.HINT]
    assert levels(RULE, of_words(sentence, 24), phase="resolved") == [Level.HINT]


@pytest.mark.parametrize("sentence", TRADES)
def test_it_leaves_alone(sentence):
    assert not found(RULE, of_words(sentence, 120))
    assert not found(RULE, of_words(sentence, 25), phase="resolved")
    assert not found(RULE, of_words(sentence, 200), phase="monitoring")


def test_it_leaves_a_title_alone():
    assert not found(RULE, "Card payments in Spain", phase="resolved")


@pytest.mark.parametrize("channel", ["sms", "x", "voice", "chat"])
def test_it_leaves_channels_alone_that_have_their_own_limits(channel):
    assert not found(RULE, of_words(TRADES[0], 20), phase="resolved", channel=channel)


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_is_read_for_customers(audience):
    assert not found(RULE, of_words(TRADES[0], 20), phase="resolved", audience=audience)
