"""A debate of technology…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, spans

RULE = "technical-debate"
FIND = [
    (
        "You asked why: our architecture has one region only.",
        ["You asked why: our architecture has one region only."],
    ),
    (
        "Actually, the load balancer does not work like that.",
        ["Actually, the load balancer does not work like that."],
    ),
    (
        "To answer your question, we use an open-source framework for this.",
        ["To answer your question, we use an open-source framework for this."],
    ),
    ("You're right, the cache is full.", ["You're right, the cache is full."]),
    (
        "Your theory is wrong, it was not a DDoS attack.",
        ["Your theory is wrong, it was not a DDoS attack."],
    ),
    ("Technically, our servers are up.", ["Technically, our servers are up."]),
    (
        "In reply to your tweet: the protocol needs two round trips.",
        ["In reply to your tweet: the protocol needs two round trips."],
    ),
    (
        "You wondered why the failover did not help.",
        ["You wondered why the failover did not help."],
    ),
    (
        "Regarding your comment, we replicate each write.",
        ["Regarding your comment, we replicate each write."],
    ),
    ("The reason we chose Kafka is throughput.", ["The reason we chose Kafka is throughput."]),
    (
        "To be precise, the encryption happens on the client.",
        ["To be precise, the encryption happens on the client."],
    ),
]
LEAVE = [
    "You asked when we will write again: at 10:40 UTC.",
    "Thank you for your question; we are looking into it.",
    "Your suggestion has reached the team.",
    "Our architecture museum is closed.",
    "You asked whether your order is safe: it is.",
    "In reply to many of you: the lifts run again at all stations.",
    "As you say, this comes at a bad time.",
    "We are restoring the service in your region.",
    "Regarding your booking: it remains valid.",
    "You are right, the sign was wrong.",
    "The point at Leeds is repaired.",
    "Actually, all buses run.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == words


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


def test_it_is_a_hint_that_offers_words_about_the_effect():
    one = found(RULE, "You asked why: our architecture has one region.")[0]
    assert (one.level, one.category) == (Level.HINT, Category.NONE)
    assert one.suggestion.startswith("We are restoring the service")
    assert found(RULE, one.suggestion) == []


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_is_free_among_colleagues(audience):
    text = "You asked why: our architecture has one region."
    assert not found(RULE, text, audience=audience)
