"""Text from outside is made harmless, and left alone where it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commsdesk.channels.plain import one_line, plain_text

LINES = [
    ("", ""),
    ("Fails", "Fails"),
    ("  a  b ", "  a  b "),  # printable already
    ("a\r\nb\tc", "a b c"),
    ("\u202eabc\u200b\ufeff", "abc"),
    ("x" * 11, "x" * 9 + "…"),
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_a_line_is_printable_and_short(text, line):
    assert one_line(text, 10) == line


@settings(deadline=None)
@given(text=st.text(st.characters()))
def test_nothing_gets_past_it(text):
    line = one_line(text, 50)
    assert len(line) <= 50
    assert not set(line) & set("\0\r\n\x1b\u2028\u202e\ud800")
    plain_text(text).encode()  # no half characters are left


def test_ordinary_text_of_several_lines_is_left_alone():
    text = "Ça marche – “100 %” 👍\n\n\tДа, 日本語"
    assert plain_text(text) == text
