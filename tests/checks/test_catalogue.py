"""A rule's own example, as it is printed for people…"""

from datetime import timedelta

import pytest

from commsdesk import checks
from commsdesk.checks.catalogue import entries, known
from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Promise, Situation
from commsdesk.checks.wording import PROFILES, Phase, Wording
from tests.checks.reading import NOON, sheet, statement

every_rule = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)


@every_rule
def test_is_found_where_it_is_wrong_and_left_alone_where_it_is_right(entry):
    assert {finding.rule for finding in entry.says(entry.example.wrong)} == {entry.name}
    assert entry.says(entry.example.right) == []


@every_rule
def test_is_not_blocked_by_another_rule_where_it_is_right(entry):
    example = entry.example
    wording = Wording(
        example.right,
        PROFILES[example.audience],
        Phase(example.phase),
        example.channel,
        example.audience,
    )
    found = checks.read(wording, example.situation, Policy())
    assert [one.rule for one in found if one.level is Level.BLOCK] == []


@every_rule
def test_has_a_reason_of_one_sentence(entry):
    assert entry.reason.endswith(".")
    assert entry.reason[:1].isupper()
    assert not entry.more or entry.more.endswith(".")


@every_rule
def test_says_for_whom_it_is_how_grave(entry):
    levels = dict(entry.levels())
    assert levels
    assert set(levels.values()) <= set(Level)


def test_comes_with_what_is_known_in_words():
    situation = sheet(
        statement("cause", "A cable was cut", told=False, standing="unconfirmed"),
        statement("impact", "Booking fails", share=37.5, number=2200),
        earlier=(statement("effect", "Nothing works"),),
        now=NOON,
        cadence=timedelta(minutes=20),
        promise=Promise(NOON, is_broken=True),
        internal_names=frozenset({"falcon", "eagle"}),
        severity="SEV-1",
    )
    assert known(situation) == [
        "now 12:00 UTC",
        "severity: SEV-1",
        "cause: “A cable was cut”, unconfirmed, not for this audience",
        "impact: “Booking fails”, 37.5 %, 2,200",
        "earlier effect: “Nothing works”",
        "internal names: eagle, falcon",
        "promise broken: 12:00 UTC",
        "cadence 20 minutes",
        "has slots",
    ]
    assert known(Situation()) == []
