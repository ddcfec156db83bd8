"""A line of a timeline without time or zone, or with a judgement…"""

import pytest

from tests.checks.reading import found, spans

RULE = "review-timeline"
FIND = {
    "09:12 UTC: a reckless change was made.": "reckless",
    "09:12 UTC: the faulty release went out.": "faulty",
    "10:30 CET: the dispatcher carelessly closed the line.": "carelessly",
    "14:02 GMT: unfortunately nobody looked.": "unfortunately",
    "14:02 GMT: the shift finally noticed the alarm.": "finally noticed",
    "18:20 JST: the team panicked.": "panicked",
    "07:15 UTC: a sloppy label was printed.": "sloppy",
    "07:15 UTC: they should have known about the valve.": "should have known",
    "22:40 UTC: the nurse failed to notice the light.": "failed to notice",
    "22:40 UTC: a disastrous update began.": "disastrous",
    "- 08:00 UTC: the botched import ended.": "botched",
    "08:00 UTC: stupidly, the gate was locked.": "stupidly",
    "08:00: change 4711 went out.": "08:00: change 4711 went out.",
}
LEAVE = [
    "09:12 UTC: change 4711 went out; errors rose from 1 % to 62 %.",
    "10:30 CET: the dispatcher closed the line.",
    "14:02 GMT: the alarm fired and the on-call engineer acknowledged it.",
    "07:15 (UTC): labels were printed without an address.",
    "22:40 BRT: the pump stopped; pressure fell to 1 bar.",
    "All times UTC\n08:00 the import ended\n08:10 the gate opened",
    "08:00 local time: the bus did not come.",
    "Timeline\n08:00 UTC: first call.\n08:05 UTC: second call.",
    "Timeline (UTC):\n08:00 first call",
    "The monitoring system did not alert.",
    "The shift was short of one person at 08:00.",
    "12:00 UTC: it was replaced with a spare part, and returned to the maker.",
]


@pytest.mark.parametrize(("text", "words"), FIND.items())
def test_it_finds(text, words):
    assert spans(RULE, text, audience="internal", phase="postmortem") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, audience="internal", phase="postmortem")


def test_it_wants_a_time_on_every_line_and_says_so_once():
    text = "Timeline:\n09:12 UTC: it began.\n- The pump stopped.\n- It was replaced."
    assert spans(RULE, text, audience="internal", phase="postmortem") == ["The pump stopped."]


def test_it_asks_a_whole_review_for_one():
    whole = "Summary: it broke.\nRoot cause: no check.\nActions\nAdd one."
    [finding] = found(RULE, whole, audience="internal", phase="postmortem")
    assert finding.level.value == "warn"
    assert not found(RULE, "08:00: a reckless change.", audience="internal", phase="identified")
