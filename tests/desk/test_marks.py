"""How a text is cut where the checker found something, quoted and mended."""

from __future__ import annotations

import pytest

from commsdesk.checks.finding import Finding, Level
from commsdesk.desk.marks import Piece, Quote, mended, pieces, quote

TEXT = "It is fixed in 10 minutes, it was only a small glitch in the gateway of our payments."


def found(words: str, level: Level = Level.WARN, suggestion: str = "") -> Finding:
    start = TEXT.index(words)
    end = start + len(words)
    return Finding("rule", level, "Advice.", start=start, end=end, suggestion=suggestion)


NOWHERE = Finding("rule", Level.WARN, "Say it.", suggestion="payments fail")


@pytest.mark.parametrize(
    ("findings", "marked"),
    [
        ([], []),
        ([NOWHERE], []),
        ([found("in 10 minutes", Level.BLOCK)], [("in 10 minutes", "block")]),
        ([found("It is")], [("It is", "warn")]),
        ([found("our payments.")], [("our payments.", "warn")]),
        ([found("small"), found("only a small glitch", Level.HINT)],
         [("only a ", "hint"), ("small", "warn"), (" glitch", "hint")]),
        ([found("only a small", Level.HINT), found("small glitch", Level.BLOCK)],
         [("only a ", "hint"), ("small", "block"), (" glitch", "block")]),
        ([Finding("rule", Level.HINT, "x", start=70, end=999)], [(TEXT[70:], "hint")]),
    ],
)  # fmt: skip
def test_a_text_is_cut_at_its_marks_and_stays_whole(findings, marked):
    cut = pieces(TEXT, findings)
    assert "".join(piece.text for piece in cut) == TEXT
    assert [(piece.text, piece.level) for piece in cut if piece.level] == marked


def test_an_empty_text_has_no_pieces():
    assert pieces("", []) == []
    assert pieces("", [NOWHERE]) == []


@pytest.mark.parametrize(
    ("finding", "quoted"),
    [
        (NOWHERE, None),
        (
            found("in 10 minutes"),
            Quote("It is fixed ", "in 10 minutes", ", it was only a small glitch…"),
        ),
        (found("payments."), Quote("…glitch in the gateway of our ", "payments.", "")),
    ],
)
def test_a_quotation_is_cut_between_words(finding, quoted):
    assert quote(TEXT, finding) == quoted


def test_a_quotation_of_one_long_word_is_cut_anywhere():
    text = "x" * 100 + "!"
    assert (
        quote(text, Finding("rule", Level.HINT, "x", start=100, end=101)).before == "…" + "x" * 30
    )


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (found("It is", suggestion="That is"), f"That is{TEXT[5:]}"),
        (NOWHERE, f"Payments fail. {TEXT}"),
    ],
)  # fmt: skip
def test_a_suggestion_stands_in_place_of_what_was_found_or_in_front(finding, text):
    assert mended(TEXT, finding) == text


def test_a_piece_that_was_not_found_has_no_level():
    assert pieces("fine", []) == [Piece("fine")]
