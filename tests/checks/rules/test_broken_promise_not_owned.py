"""A message after a promised update that did not come…"""

from datetime import timedelta

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.situation import Promise
from tests.checks.reading import NOON, found, levels, sheet

RULE = "broken-promise-not-owned"
BROKEN = sheet(promise=Promise(NOON - timedelta(minutes=5), is_broken=True))
KEPT = sheet(promise=Promise(NOON + timedelta(minutes=5), is_broken=False))
FIND = [
    "Parents cannot see marks. Next update by 12:20 UTC.",
    "Trains to Leeds are late. Next update by 12:20 UTC.",
    "We are still looking for the cause; cards fail.",
    "Salaries are paid late. We are sorry for the trouble.",
    "We promise to write again by 12:20 UTC.",
    "The lifts are delayed. Thank you for your patience.",
    "Buses are overcrowded. More at 12:20 UTC.",
    "Refunds are out. We said so to the bank too.",
    "Calls fail. As always we write every twenty minutes.",
    "Water is off in Hill Street; a crew is on its way.",
    "We apologise for the outage of the lobby.",
    "Our shops are shut. We told the police.",
]
LEAVE = [
    "We promised this update by 11:55 UTC and are late; we are sorry.",
    "We said 11:55 UTC and are late. Trains stand still.",
    "This update comes later than we promised.",
    "Sorry for the late update: cards still fail.",
    "We missed our own time for this update.",
    "You should have heard from us at 11:55 UTC.",
    "This message is late, and we apologise.",
    "As we had promised news by 11:55 UTC, we owe you an explanation.",
    "Our promised update did not come at 11:55 UTC.",
    "We apologise that this comes so late.",
    "We did not keep our word on the 11:55 UTC update.",
    "This belated note is to tell you that calls fail.",
    "We are sorry for the silence since 11:35 UTC.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text, situation=BROKEN) == [Level.WARN]
    assert not found(RULE, text, situation=KEPT)
    assert not found(RULE, text)


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, situation=BROKEN)


def test_it_offers_the_sentence():
    [finding] = found(RULE, FIND[0], situation=BROKEN)
    assert finding.suggestion == "We promised this update by 11:55 UTC and are late; we are sorry."
    assert not found(RULE, finding.suggestion, situation=BROKEN)


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("partners", "resolved", [Level.WARN]),
        ("internal", "identified", [Level.WARN]),
        ("executive", "identified", []),
        ("responders", "identified", []),
        ("public", "postmortem", []),
    ],
)
def test_it_is_read_for(audience, phase, expected):
    assert levels(RULE, FIND[0], situation=BROKEN, audience=audience, phase=phase) == expected
