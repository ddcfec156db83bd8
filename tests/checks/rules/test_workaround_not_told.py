"""A workaround that is known and not told…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, statement

RULE = "workaround-not-told"
CASES = [  # what the fact sheet holds, a text without it, a text with it
    ("Pay by bank transfer.", "Cards fail in Spain.", "Cards fail; please pay by transfer."),
    ("Book by telephone.", "Patients cannot book.", "Patients cannot book; use the telephone."),
    ("Buy tickets on the train.", "Machines fail.", "Machines fail: buy your ticket on the train."),
    ("Use the side entrance.", "Gate 4 is shut.", "Gate 4 is shut. The side entrance is open."),
    ("Use the tablet.", "The counter is shut.", "The counter is shut; the tablets work."),
    ("Hand in homework on paper.", "Uploads fail.", "Uploads fail; paper homework is taken."),
    ("Take the replacement bus.", "Trains stand still.", "A replacement bus takes you on."),
    ("Call 0800 55 11.", "The chat is down.", "The chat is down, call 0800 55 11."),
    ("Restart the console.", "Matches end early.", "Matches end early; restart your console."),
    ("Collect parcels at the depot.", "Vans are late.", "Parcels can be collected at the depot."),
    ("Open doors with the key.", "Key cards fail.", "Cards fail; your metal key opens doors."),
    ("Boil it before drinking.", "The water is brown.", "The water is brown: boil it first."),
]


@pytest.mark.parametrize(("workaround", "without", "told"), CASES)
def test_it_finds_what_is_not_told_and_leaves_alone_what_is(workaround, without, told):
    situation = sheet(statement("workaround", workaround))
    [finding] = found(RULE, without, situation=situation)
    assert (finding.level, finding.suggestion) == (Level.WARN, workaround)
    assert not found(RULE, told, situation=situation)


@pytest.mark.parametrize(("workaround", "without", "told"), CASES)
def test_it_asks_nothing_of_a_bare_text(workaround, without, told):
    assert not found(RULE, without)


def test_it_does_not_ask_for_what_the_audience_may_not_know_or_nobody_knows():
    kept_back = statement("workaround", "Use the old site.", told=False)
    unknown = statement("workaround", "", standing="unknown")
    for one in (kept_back, unknown):
        assert not found(RULE, "The new site is down.", situation=sheet(one, is_major=True))


def test_it_hints_in_a_major_incident_that_nobody_has_asked():
    major = sheet(statement("effect", "Cards fail"), is_major=True)
    assert levels(RULE, "Cards fail in Spain.", situation=major) == [Level.HINT]
    assert not found(RULE, "Cards fail in Spain. You can still pay cash.", situation=major)
    assert not found(RULE, "Cards fail in Spain.", situation=major, channel="sms")
    assert not found(RULE, "Cards fail.", situation=sheet(is_major=True, is_unspecific=True))


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("support", "identified", [Level.WARN]),
        ("internal", "identified", []),
        ("executive", "identified", []),
        ("public", "resolved", []),
    ],
)
def test_it_is_read_for(audience, phase, expected):
    situation = sheet(statement("workaround", "Pay by bank transfer."))
    said = levels(RULE, "Cards fail.", situation=situation, audience=audience, phase=phase)
    assert said == expected
