"""A summary of a review that leaves something out…"""

import pytest

from tests.checks.reading import found

RULE = "review-summary"
BEGAN, LASTED, EFFECT = (
    "when it began",
    "how long it lasted",
    "what customers could not do",
)
FIND = [
    ("we had an incident with the ticket gates and learned a lot.", (BEGAN, LASTED, EFFECT)),
    ("on 4 May all ticket gates refused season passes.", (LASTED,)),
    ("for two hours nobody could pay by card.", (BEGAN,)),
    ("we had an incident in our hall on 3 June from 09:10 to 10:40 UTC.", (EFFECT,)),
    ("patients could not book.", (BEGAN, LASTED)),
    ("a change of the price list went wrong on Monday.", (LASTED,)),
    ("the incident of 12 March lasted 40 minutes.", (EFFECT,)),
    ("trains stood still at Leeds.", (BEGAN, LASTED)),
    ("parcels were not tracked for 90 minutes.", (BEGAN,)),
    ("on Tuesday, pupils could not sign in.", (LASTED,)),
    ("our teams worked well together.", (BEGAN, LASTED, EFFECT)),
    ("the lobby was closed at 18:00 UTC for players in Asia.", (LASTED,)),
]
LEAVE = [
    "on 4 May from 07:10 to 08:40 UTC all ticket gates refused season passes.",
    "on Monday nobody could pay by card for two hours.",
    "patients could not book from 08:00 until 09:30 UTC on 3 June.",
    "on 12 March trains stood still at Leeds for 40 minutes.",
    "parcels were not tracked on Friday between 10:00 and 11:00 UTC.",
    "for 50 minutes on 2 October, surgeries could not print prescriptions.",
    "on 5 July the lobby was closed for players in Asia, half an hour in all.",
    "salaries were paid two days late in May.",
    "guests could not open rooms on 9 January; service was restored at 14:20 CET.",
    "on 2026-05-04 calls failed for 3 hours.",
    "homes were without water on Sunday from 5 am until 9 am.",
    "tickets were sold twice on 1 April; it lasted one hour.",
]


@pytest.mark.parametrize(("text", "lacks"), FIND)
def test_it_finds(text, lacks):
    [finding] = found(RULE, f"Summary: {text}", audience="internal", phase="postmortem")
    assert finding.level.value == "warn"
    assert finding.advice == f"Say in the summary {', '.join(lacks)}."


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    for heading in ("Summary: ", "## Executive summary\n", "Summary\n\n"):
        said = f"{heading}{text}\nRoot cause: a missing check."
        assert not found(RULE, said, audience="internal", phase="postmortem")


def test_it_asks_a_whole_review_for_one_and_no_other_text():
    whole = "Timeline\n09:10 UTC: it began.\nRoot cause: no check.\nActions\nAdd one."
    assert found(RULE, whole, audience="internal", phase="postmortem")
    for text in ("Root cause: no check.", "The monitoring system did not alert."):
        assert not found(RULE, text, audience="internal", phase="postmortem")
    assert not found(RULE, whole, audience="internal", phase="identified")
