"""A text divides into sentences…"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commsdesk.checks.language.sentences import plain, split


@pytest.mark.parametrize(
    "sentences",
    [
        ("We wait.", "We hope."),
        ("ETA approx. 20 min.", "We continue."),
        ("Seen by Dr. Ruiz at 4 p.m. UTC today.", "All is well."),
        ("The desk opens at 9 a.m.", "Please wait."),
        ("Use a landline, e.g. the one at home.", "Thanks."),
        ("Ask Mr. J. Doe.", "He has Dr. K. Ruiz on the phone."),
        ("1. Restart the gates.", "2. Wait for nurse J. Ruiz to call."),
        ("Go to Hall B.", "We open at ten."),
        ("No. 5 is late.", "Is No. 6?", "No.", "It runs."),
        ("Version 4.5 is out... and so on.", "Really!", "Yes"),
        ("On Fri. 5 Jan. 2026 it closed.", "Why?"),
        ("He said “wait.”", "So we did."),
        ("Smith Ltd. runs it.", "Good."),
    ],
)
def test_at_their_ends_and_not_at_short_forms(sentences):
    text = " ".join(sentences)
    assert tuple(sentence.text for sentence in split(text, plain(text))) == sentences


def test_at_line_breaks_but_not_where_a_line_goes_on():
    text = "Status: late\nImpact: trains\nstand still\n\n- buses run"
    assert [sentence.text for sentence in split(text, plain(text))] == [
        "Status: late",
        "Impact: trains\nstand still",
        "- buses run",
    ]


def test_not_where_a_line_was_only_full():
    full = "Trains on the coast line stand still, and we will write to you again by"
    text = f"{full}\n08:40 UTC.\n{full}\n- Buses run.\n{full}\nNext update: noon"
    assert [sentence.text for sentence in split(text, plain(text))] == [
        f"{full}\n08:40 UTC.",
        full,
        "- Buses run.",
        full,
        "Next update: noon",
    ]


def test_each_of_which_knows_where_it_stands():
    text = "  One.  Two!\nThree"
    for sentence in split(text, plain(text)):
        assert text[sentence.start : sentence.end] == sentence.text


def test_and_those_into_clauses():
    text = "by 15:00, trains run again and we write once 12,000 seats are free"
    [sentence] = split(text, text)
    assert [clause.text.strip(" ,") for clause in sentence.clauses] == [
        "by 15:00",
        "trains run again",
        "and we write",
        "once 12,000 seats are free",
    ]
    assert [clause.is_subordinate for clause in sentence.clauses] == [False, False, False, True]


@given(st.text())
def test_and_plain_letters_stand_where_the_real_ones_do(text):
    assert len(plain(text)) == len(text)


@given(st.text(alphabet=st.characters() | st.sampled_from(" .!?\n"), max_size=80))
def test_losing_nothing_but_white_space(text):
    kept = "".join(sentence.text for sentence in split(text, plain(text)))
    assert "".join(kept.split()) == "".join(text.split())
