"""An impact without figures, or told from one side only…"""

import pytest

from tests.checks.reading import found

RULE = "review-impact"
FIGURES, OUTSIDE, INSIDE = "figures", "what it cost customers", "what it cost inside"
FIND = [
    ("many passengers were annoyed.", (FIGURES, INSIDE)),
    ("2,300 passengers missed a train.", (INSIDE,)),
    ("four colleagues lost 11 hours.", (OUTSIDE,)),
    ("it was bad.", (FIGURES, OUTSIDE, INSIDE)),
    ("considerable.", (FIGURES, OUTSIDE, INSIDE)),
    ("several patients had to wait; nurses wrote by hand.", (FIGURES,)),
    ("40,000 euros of sales were lost.", (INSIDE,)),
    ("the release of May was delayed by 3 days.", (OUTSIDE,)),
    ("a number of orders were lost.", (FIGURES, INSIDE)),
    ("our teams worked late.", (FIGURES, OUTSIDE)),
    ("600 bookings were moved.", (INSIDE,)),
    ("12 hours of overtime.", (OUTSIDE,)),
]
LEAVE = [
    "2,300 passengers missed a train; four colleagues worked 11 hours on it.",
    "40,000 euros of sales were lost, and the release of May came 3 days late.",
    "Outside: 600 bookings moved. Inside: 12 hours of overtime.",
    "118 agencies were paid twice; finance worked two weekends.",
    "No customers lost money; six engineers spent 40 hours.",
    "1 % of orders failed. Support answered 340 calls.",
    "Half of the patients waited; nurses wrote 80 labels by hand.",
    "90 refunds; the team postponed two projects.",
    "5,600 guests waited; staff let them in by hand.",
    "11,000 players lost rank; we gave it back in 8 hours of work.",
    "20 schools; three people drove to them.",
    "70,000 homes without water, 14 crews out all night.",
]


@pytest.mark.parametrize(("text", "lacks"), FIND)
def test_it_finds(text, lacks):
    [finding] = found(RULE, f"Impact: {text}", audience="internal", phase="postmortem")
    assert finding.level.value == "warn"
    assert finding.advice == f"Add to the impact {', '.join(lacks)}."


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    for heading in ("Impact: ", "### Impact\n", "IMPACT\n- "):
        assert not found(RULE, f"{heading}{text}", audience="internal", phase="postmortem")


def test_it_asks_a_whole_review_for_it():
    whole = "Summary: it broke.\nRoot cause: no check.\nActions\nAdd one."
    assert found(RULE, whole, audience="internal", phase="postmortem")
    assert not found(RULE, "Nobody could pay.", audience="internal", phase="postmortem")
    assert not found(RULE, "Impact: bad.", phase="identified")
