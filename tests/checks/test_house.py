"""An organisation's own rules…"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commsdesk import checks
from commsdesk.checks.finding import Level
from commsdesk.checks.house import MOST_FINDINGS, house
from commsdesk.checks.house_file import compiled
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from tests.checks.reading import wording

EXISTENCE = """
no-clients:
  kind: existence
  level: block
  message: We say customers.
  match: ['clients?', 'end[ -]users?']
  except: client library
  fix: customers
  link: https://style.example.org/customers
"""
SUBSTITUTION = """
plain-words:
  kind: substitution
  message: Use the plain word.
  swap:
    utili[sz]e: use
    prior to: before
    don't: do not
"""
REQUIREMENT = """
name-the-helpline:
  kind: requirement
  level: hint
  message: Give the number of the helpline.
  match: "0800 [0-9]{6}"
  except: resolved
  fix: Call us on 0800 123456.
"""
OCCURRENCE = """
one-apology:
  kind: occurrence
  message: One apology is enough.
  match: sorry|apologi[sz]e
  most: 1
"""
EXACT = """
write-the-name:
  kind: substitution
  message: Our name has a capital in the middle.
  case: exact
  swap: {Trainline|trainline: TrainLine}
"""


def found(rules, text, **reader):
    policy = Policy(house_rules=compiled(rules))
    everything = checks.read(wording(text, **reader), Situation(), policy)
    return [one for one in everything if one.rule.startswith("house/")]


def said(rules, text, **reader):
    return [(text[one.start : one.end], one.suggestion) for one in found(rules, text, **reader)]


@pytest.mark.parametrize(
    ("rules", "text", "expected"),
    [
        (EXISTENCE, "Some clients cannot pay.", [("clients", "customers")]),
        (EXISTENCE, "Clients, END USERS", [("Clients", "Customers"), ("END USERS", "customers")]),
        (EXISTENCE, "The client library, our clientele and a subclient are fine.", []),
        (EXISTENCE, "The client library of a client", [("client", "customers")]),
        (SUBSTITUTION, "Utilise it prior to noon.", [("Utilise", "Use"), ("prior to", "before")]),
        (SUBSTITUTION, "We don’t know.", [("don’t", "do not")]),
        (SUBSTITUTION, "Use it before noon; utiliser is French.", []),
        (REQUIREMENT, "Trains are late.", [("", "Call us on 0800 123456.")]),
        (REQUIREMENT, "Trains are late. Call 0800 654321.", []),
        (REQUIREMENT, "This is resolved.", []),
        (OCCURRENCE, "We are sorry.", []),
        (OCCURRENCE, "Sorry. We apologise. So sorry!", [("apologise", ""), ("sorry", "")]),
        (EXACT, "Trainline and TrainLine and TRAINLINE", [("Trainline", "TrainLine")]),
    ],
)  # fmt: skip
def test_find_what_they_are_for_and_leave_the_rest_alone(rules, text, expected):
    assert said(rules, text) == expected


def test_say_who_they_are_how_grave_and_where_they_come_from():
    one = found(EXISTENCE, "Some clients cannot pay.")[0]
    assert (one.rule, one.level, one.advice) == (
        "house/no-clients",
        Level.BLOCK,
        "We say customers.",
    )
    assert one.source == "https://style.example.org/customers"
    assert found(SUBSTITUTION, "prior to")[0].level is Level.WARN
    assert found(SUBSTITUTION, "prior to")[0].source == "House rules"


@pytest.mark.parametrize(
    ("limit", "reader"),
    [
        ("audiences: [partners, executive]", {"audience": "executive"}),
        ("phases: resolved", {"phase": "resolved"}),
        ("channels: [sms, x]", {"channel": "sms"}),
    ],
)
def test_are_for_the_audiences_phases_and_channels_that_they_name(limit, reader):
    rules = f"{OCCURRENCE}  {limit}\n"
    assert found(rules, "Sorry, sorry!", **reader)
    assert not found(rules, "Sorry, sorry!")


def test_say_only_so_much_of_one_text():
    assert len(found(EXISTENCE, "client " * 1000)) == MOST_FINDINGS


def test_say_nothing_where_there_are_none():
    assert compiled("# nothing yet\n") == compiled("") == ()


WORST = """
worst:
  kind: existence
  message: This was written to run away.
  match: ["(x+x+)+y", "(a?){70}a{70}b", "(a|a)*b", "[ab]*a[ab]{12}c", ".*.*.*=.*"]
"""


@pytest.mark.parametrize("text", ["a" * 20_000, "x" * 20_000, "ab" * 10_000, "é=" * 10_000])
def test_never_run_away_however_they_are_written(text):
    rules = compiled(WORST)
    started = time.perf_counter()
    list(house(wording(text), rules))
    assert time.perf_counter() - started < 1


@settings(max_examples=100, deadline=None, database=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_survive_whatever_text_they_are_given(text):
    for one in found(f"{EXISTENCE}{SUBSTITUTION}{REQUIREMENT}{OCCURRENCE}{EXACT}", text):
        assert 0 <= one.start <= one.end <= len(text)
