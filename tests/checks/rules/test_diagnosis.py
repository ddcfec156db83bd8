"""A diagnosis by the liaison…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, spans

RULE = "diagnosis"
FIND = [
    (
        "14 customers in Lyon say receipts are missing. Looks like replication lag.",
        ["Looks like", "replication lag"],
    ),
    ("Several callers report silence, probably the PBX.", ["probably", "PBX"]),
    ("Feedback: gates reject passes. I think it is the firewall.", ["I think"]),
    ("Customers say pages are slow. The cache is full.", ["cache is full"]),
    ("9 patients wrote that results are missing. It may be the interface.", ["may be the"]),
    ("Reports from Leeds: boards are blank. Caused by the import.", ["Caused by"]),
    ("Customers report errors, we suspect the release.", ["we suspect"]),
    ("We've had 6 calls about late mail. web01 is overloaded.", ["web01"]),
    ("Passengers are reporting wrong fares, maybe the new price list.", ["maybe"]),
    ("Three shops called: tills freeze. Because of the last update.", ["Because of the"]),
    (
        "Players complain about lag, must be a regression.",
        ["must be a", "a regression", "regression"],
    ),
    ("20 users report failed logins, the database is down.", ["database is down"]),
]
LEAVE = [
    "14 customers in Lyon say receipts are missing since 09:10 UTC.",
    "We've had 6 customers call so far and say they haven't received notifications.",
    "Looks like replication lag on db-2.",
    "Initial observations suggest a network partition.",
    "18 callers from Bristol say the gate readers reject valid passes, none from Bath.",
    "SEV-1: customers report errors. Probably the release; Kim rolls back.",
    "Feedback from shops: paying again helps in 7 of 10 cases.",
    "Complaints are fewer than an hour ago: 3 instead of 12.",
    "Customers ask when we write again; we promised 10:40 UTC.",
    "The board may be late.",
    "Patients report that booking by phone works.",
    "9 more shops called since 10:00 UTC, all in Wales.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, audience="responders") == words


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, audience="responders") == []


TEXT = "14 customers say receipts are missing, probably the cache."


def test_it_is_a_hint():
    one = found(RULE, TEXT, audience="responders")[0]
    assert (one.level, one.category) == (Level.HINT, Category.NONE)


@pytest.mark.parametrize("audience", ["public", "executive", "internal"])
def test_it_is_read_in_what_goes_to_responders_alone(audience):
    assert not found(RULE, TEXT, audience=audience)
