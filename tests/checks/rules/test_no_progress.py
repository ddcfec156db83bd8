"""A text that is nearly the last one…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet

RULE = "no-progress"
LAST = """Lift 3 at Central Station is out of service. Staff will help you to the platform. We are
sorry for the trouble. Next update by 10:20 UTC."""
FIND = [
    LAST,
    LAST.replace("10:20", "10:40"),
    LAST.upper(),
    LAST.replace("\n", " "),
    LAST.replace("sorry for", "sorry about"),
    LAST.replace("Next", "The next"),
    LAST.replace("Lift 3", "Lift 4"),
    LAST.replace("will help", "help"),
    LAST.replace("the trouble", "this trouble"),
    LAST.replace("Central Station", "the Central Station"),
    f"Still: {LAST}",
    LAST.replace(".", " –"),
]
LEAVE = [
    LAST.replace("We are", "There is nothing new yet. We are"),
    LAST.replace("We are", "Nothing has changed since. We are"),
    LAST.replace("We are", "A crew has opened the shaft. We are"),
    LAST.replace("is out of service", "moves again, but only to the first floor"),
    "Lift 3 is out of service. Parts are on their way. Next update by 10:40 UTC.",
    "Trains stand still at Leeds. Next update by 10:40 UTC.",
    "Lift 3 and lift 4 are out of service now; buses take you to Hill Street.",
    "Lift 3 at Central Station is out of service. A part arrives on the noon train.",
    "",
    "Out of service.",
    "We have no new information on lift 3 at Central Station.",
    LAST.replace("Staff will help you", "From 11:00 UTC a second crew brings you"),
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text, situation=sheet(last_text=LAST)) == [Level.HINT]
    assert not found(RULE, text)


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, situation=sheet(last_text=LAST))


@pytest.mark.parametrize(
    ("audience", "phase"),
    [("internal", "identified"), ("responders", "identified"), ("public", "resolved")],
)
def test_it_is_read_for_customers_while_it_lasts(audience, phase):
    situation = sheet(last_text=LAST)
    assert not found(RULE, LAST, situation=situation, audience=audience, phase=phase)
