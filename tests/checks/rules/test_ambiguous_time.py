"""A time that can be read in two ways…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "ambiguous-time"
FIND = [
    ("The next update follows at 16:00.", ["at 16:00"]),
    ("Cards have failed since 9:40 am.", ["since 9:40 am."]),
    ("We post again at 4.", ["at 4"]),
    ("We will be back by 9 tomorrow.", ["by 9 tomorrow"]),
    ("The gates have been closed since 07:15.", ["since 07:15"]),
    ("More news at noon.", ["at noon"]),
    ("Water is off in Old Town since 5 p.m.", ["since 5 p.m."]),
    ("Trams stop between 18:00 and 19:00.", ["between 18:00 and 19:00"]),
    ("The exam of 03/04/2026 is moved.", ["of 03/04/2026"]),
    ("Tickets bought on 04/05 stay valid.", ["on 04/05"]),
    ("The concert on 2/11 is cancelled.", ["on 2/11"]),
    ("Since 16:00 BST trains are late; we post again at 15:30 UTC.", ["UTC"]),
    ("The ward phones are silent since 08:10 CET. Next update at 09:00 GMT.", ["GMT"]),
    ("Hand in your forms by 5 today.", ["by 5 today"]),
]
LEAVE = [
    "The next update follows at 16:00 UTC.",
    "Cards failed from 9:40 to 10:15 am CET.",
    "All times are in local time: closed from 10:00 to 11:00.",
    "We post again at 16:00 BST (15:00 UTC).",
    "Next update within 30 minutes.",
    "Withdrawals in Chile work again since 11:20 CLT.",
    "This message is renewed at four p m Irish time.",
    "The exam of 3 April is moved.",
    "About 1/2 of the lifts work, 24/7 support stays open.",
    "Platforms 3/4 are closed.",
    "The concert on 5/5 is cancelled.",
    "Platform 4 is closed; please go to 5.",
    "We promised news by 09:40 UTC and are late.",
    "Version 10.15 of the app is affected.",
    "Please call extension 4410.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == words


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "phase", "level"),
    [
        ("public", "identified", [Level.WARN]),
        ("executive", "identified", [Level.WARN]),
        ("public", "resolved", [Level.HINT]),
        ("public", "maintenance", [Level.HINT]),
        ("internal", "identified", []),
        ("responders", "identified", []),
    ],
)
def test_it_matters_to_who_is_far_away_and_while_it_lasts(audience, phase, level):
    assert levels(RULE, "It began at 9:40.", audience=audience, phase=phase) == level


def test_it_belongs_to_no_category():
    assert found(RULE, "It began at 9:40.")[0].category is Category.NONE
