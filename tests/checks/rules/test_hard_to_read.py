"""A text that one has to read twice…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "hard-to-read"
LONG = " ".join(["word"] * 34)
WRITTEN = """
Considerable functional impairments concerning registration confirmations persist.

Comprehensive organisational precautions necessitated deactivation of registration services.

Parents whose children were meant to travel with the school bus that leaves the market square at
seven and who were not told in time that it does not run today are asked to call the office
before they set out.

Passengers holding tickets for the ferry, which because of the storm that has been forecast for
the whole of the coast does not leave today, can, if they wish to, have the price paid back at
the counter where they bought them.

Should you have tried to see your results, which are normally shown on the day after the test,
and have found that the page stays empty, then please do not call the practice, since the lines
are needed for people who are ill.

We would like to let everybody who has bought a ticket for tonight know that the doors, which
should have been open since six, will stay shut until the fire service, which has been called by
our staff, has looked at the hall.

Interruptions affecting residential electricity customers throughout northern municipalities
continue.

Temporary restrictions regarding prescription dispensing procedures affecting pharmacies.

Players who in the last hour have lost a match although they were ahead, and who have since then
seen that their rank has gone down, will, as soon as we have found out how many there are, get
back what they lost.

Notwithstanding intensive communication, reconciliation between participating institutions
remains outstanding.
"""
FIND = [
    f"{LONG} more.",
    f"It is late. {LONG} more. Sorry.",
    *(" ".join(one.split()) for one in WRITTEN.split("\n\n")),
]
LEAVE = [
    f"{LONG}.",
    f"{LONG}. {LONG}.",
    "We are currently experiencing delayed notifications and are actively investigating the issue.",
    "Customers in Spain cannot pay by card.",
    "Technical details are available to the engineers in the internal channel.",
    "We have since implemented several key improvements to automated testing for databases.",
    f"Affected: {', '.join(['Berlin'] * 40)}.",
    f"It is late.\n- {LONG} more",
    f"Status: identified\nImpact: {LONG} more",
    "Notifications delayed.",
    "Planned maintenance continues throughout Saturday.",
    "Trams are late. Buses run. Use the metro. We post again at 10:40 UTC.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert found(RULE, text) == []


def test_it_marks_the_sentence():
    assert spans(RULE, f"It is late. {LONG} more. Sorry.") == [f"{LONG} more."]
    assert found(RULE, FIND[0])[0].category is Category.HARD_TO_READ


def test_it_counts_the_whole_where_no_sentence_alone_is_too_hard():
    sentence = "The station managers decided together with passengers which important regional "
    sentence += (
        "connections between neighbouring cities could be offered during each long winter holiday."
    )
    assert found(RULE, sentence) == []
    whole = found(RULE, f"{sentence} {sentence}")
    assert [(one.start, one.end) for one in whole] == [(0, 0)]


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.WARN]),
        ("executive", [Level.WARN]),
        ("internal", [Level.WARN]),
        ("responders", []),
    ],
)
def test_it_is_nobodys_pleasure_but_responders_are_spared(audience, level):
    assert levels(RULE, FIND[0], audience=audience) == level
