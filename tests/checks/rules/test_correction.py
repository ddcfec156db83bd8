"""A correction that does not say what was wrong and what is right…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, spans

RULE = "correction"
FIND = [
    "Correction: only the Hull line is closed.",
    "Correction: please note the new opening hours of the clinic.",
    "CORRECTION - our update contained a mistake.",
    "Corrected: refunds reach you by bank transfer.",
    "Please ignore our last message about the exam.",
    "Kindly disregard the previous e-mail on your meter reading.",
    "Our previous update was wrong.",
    "Our earlier post contained an error. We are sorry.",
    "The last notice was not correct, the ferry leaves at noon.",
    "Please forget our earlier update.",
    "My last mail was incorrect, sorry.",
    "We said that all shops are shut, which is wrong.",
]
LEAVE = [
    "Correction: we wrote that the Leeds line is closed; in fact only Hull is closed.",
    "Correction to our update of 09:40 UTC: all clinics are open, not only two as we said.",
    "Correction: our earlier update stated 40 shops. The correct number is 14.",
    "Correction: the match starts at 18:00 CET instead of 19:00 CET as announced.",
    "Correction of our message of 08:10: we named the wrong bus. It should read line 7.",
    "Our last update was wrong: we said that refunds are out. Corrected: they go out today.",
    "We are correcting the timetable in the app.",
    "The balances were wrong and have been corrected.",
    "The correct opening hours are on our page.",
    "Marks were shown in the wrong order.",
    "Our next update follows at 10:40 UTC.",
    "We said 09:40 UTC and are late.",
    "Corrections of bills are made by our office.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    for audience in ("public", "executive", "internal", "responders"):
        assert levels(RULE, text, audience=audience) == [Level.BLOCK]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text)


def test_it_marks_where_a_message_is_taken_back():
    text = "Good morning. Please ignore our last message about the exam."
    assert spans(RULE, text) == ["ignore our last message"]


def test_it_asks_the_same_of_what_goes_out_as_a_correction():
    situation = sheet(is_correction=True)
    text = "Trains to Hull do not run. Next update by 10:40 UTC."
    [finding] = found(RULE, text, situation=situation)
    assert "“Correction”, and what was said before" not in finding.advice
    assert "the word “Correction”" in finding.advice
    good = "Correction to our update of 09:40 UTC. We wrote: “Trains to Leeds do not run.” "
    assert not found(RULE, f"{good}In fact it is Hull.", situation=situation)
