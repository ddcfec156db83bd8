"""Phrases, looked for only where the letters stand that they need…"""

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commsdesk import checks
from commsdesk.checks.language.needs import Reader, pieces
from commsdesk.checks.language.patterns import Phrases, either, phrases
from commsdesk.checks.language.sentences import plain

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = [
    plain(json.loads(line)["text"])
    for file in CORPUS.glob("tuned*.jsonl")
    for line in file.read_text().splitlines()
]
OURS = {
    f"{module.removeprefix('commsdesk.checks.')}.{name}": value
    for module in sorted(sys.modules)
    if module.startswith(checks.__name__)
    for name, value in vars(sys.modules[module]).items()
    if isinstance(value, Phrases)
}
WORDS = [
    *("we", "they", "will", "shall", "refund", "refunds", "a", "ab", "b", "tea", "no", "milk"),
    *("green", "dark red", "deep", "very", "good", ".", "not"),
]
SMALL = phrases(
    r"""
    (we|they) (will|shall) (not )?refund\w*
    a+b?|<colour>( <colour>){0,2} tea|(?<!no )milk
    very \
      good
    """,
    colour="green|<dark> red",
    dark="dark|deep",
)


def whole(ours: Phrases) -> re.Pattern[str]:
    """The one expression that they stand for."""
    return re.compile(rf"(?<!\w){either(ours._lines, **ours._parts)}(?!\w)")


def spans(marks) -> list[tuple[int, int]]:
    return [mark.span() for mark in marks]


@pytest.mark.parametrize("ours", OURS.values(), ids=OURS)
def test_find_what_one_expression_of_them_all_finds(ours):
    expression = whole(ours)
    for text in TEXTS[::5]:
        assert spans(ours.finditer(text)) == spans(expression.finditer(text))


@given(st.lists(st.sampled_from(WORDS)))
def test_are_found_as_one_expression_of_them_all_would_find_them(words):
    text, expression = " ".join(words), whole(SMALL)
    assert spans(SMALL.finditer(text)) == spans(expression.finditer(text))
    assert SMALL.sub("…", text) == expression.sub("…", text)
    for ours, theirs in (
        (SMALL.search(text, 3), expression.search(text, 3)),
        (SMALL.match(text), expression.match(text)),
    ):
        assert (ours and ours.span()) == (theirs and theirs.span())


def test_are_found_in_a_piece_of_a_text_that_was_asked_before():
    text = "we will refund you. very good tea"
    assert [mark[0] for mark in SMALL.finditer("very good", whole=text)] == ["very good"]
    assert SMALL.search("very bad", whole=text) is None


@pytest.mark.parametrize(
    ("phrase", "needs"),
    [
        ("resolved", {"resolved"}),
        (r"refund\w*", {"refund"}),
        ("(we|they) (will|shall) (not )?refund", {"refund"}),
        ("fixe?d", {"fix"}),
        ("(fixed|solved) it", {"fixed", "solved"}),
        ("go{1,3}ing", {"ing"}),
        ("(slow)+", {"slow"}),
        (r"\w+ (?!really )[a-z]{2}", None),
        ("<colour> tea", {"green", "dark", "deep"}),
        (r"\w+|good", None),
        (r"(good)?\d", None),
        ("(?=good).", None),
    ],
)
def test_say_what_a_text_must_hold(phrase, needs):
    parts = {"colour": ["green", "<dark> red"], "dark": ["dark", "deep"]}
    found = Reader(parts).needs(phrase)
    assert (found and set(found)) == needs


def test_divide_at_what_is_not_within_a_bracket():
    assert list(pieces(iter([r"a|(b|c)[|)]|\||(?!d|e)f", "g"]))) == [
        "a",
        r"(b|c)[|)]",
        r"\|",
        "(?!d|e)f",
        "g",
    ]
