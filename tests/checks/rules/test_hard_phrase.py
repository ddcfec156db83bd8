"""A phrase of the office…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "hard-phrase"
FIND = [
    ("The wheels have come off our booking app.", ["wheels have come off"]),
    ("We are pulling out all the stops.", ["pulling out all the stops"]),
    ("In view of the fact that the hall is wet, lessons are moved.", ["In view of the fact that"]),
    ("You are not in a position to sign in.", ["not in a position to"]),
    ("Sign-in is unavailable for the time being.", ["for the time being"]),
    ("Please make use of the other entrance.", ["make use of"]),
    ("Trains stop with immediate effect.", ["with immediate effect"]),
    ("The inspection was carried out with regard to the lifts.", ["with regard to"]),
    ("We will endeavour to answer all calls.", ["endeavour"]),
    ("Our staff conducted an assessment of the pumps.", ["conducted an assessment"]),
    ("The implementation of the timetable continues.", ["The implementation of"]),
    ("We leave no stone unturned.", ["leave no stone"]),
    ("We are ironing out the booking page.", ["ironing out"]),
    ("It is not unlikely that buses are late.", ["not unlikely"]),
    ("Delays are not impossible.", ["not impossible"]),
    ("A large number of pupils cannot log in.", ["A large number of"]),
    ("It was down prior to the match.", ["prior to"]),
    ("We must ascertain who is affected.", ["ascertain"]),
]
LEAVE = [
    "The wheels of the tram are being changed.",
    "All the stops of line 3 are closed.",
    "If you cannot use the app, please ring us.",
    "Trains stop now.",
    "Sign-in does not work.",
    "Please use the other entrance.",
    "We try to answer all calls.",
    "Many pupils cannot log in.",
    "We have not found the cause yet.",
    "Nobody can sign in, and we do not know why.",
    "You do not need to do anything.",
    "No data is affected.",
    "The execution museum is closed.",
    "Please do not come without a ticket.",
    "Not all lifts work.",
    "The light at the end of the platform is out.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == words


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


def test_it_warns_where_there_are_three_and_of_a_double_negation():
    one = "Trains stop for the time being."
    assert levels(RULE, one) == [Level.HINT]
    assert levels(RULE, f"{one} {one} {one}") == [Level.WARN] * 3
    assert levels(RULE, "Delays are not unlikely.") == [Level.WARN]


def test_it_comes_with_plain_words_where_they_are_known():
    one = found(RULE, "It was down prior to the match.")[0]
    assert (one.suggestion, one.advice) == ("before", "Write “before”.")
    assert one.category is Category.HARD_TO_READ
    assert found(RULE, "We leave no stone unturned.")[0].suggestion == ""


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_is_read_for_customers_alone(audience):
    assert not found(RULE, "Trains stop for the time being.", audience=audience)
