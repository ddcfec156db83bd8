"""Replies are put together from whatever pieces they come in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commsdesk.channels.smtp.reply import LineLost, Replies, refusal, words

STREAM = b"250 ok\r\n550-no\r\n550-such\r\n550 user\r\n354\r\n250-\r\n250 \r\n421 bare\n"
WHOLE = [b"250 ok\r", b"550 no\nsuch\nuser", b"354\r", b"250 \n", b"421 bare"]


@settings(deadline=None)
@given(cuts=st.lists(st.integers(0, len(STREAM)), max_size=20).map(sorted))
def test_it_does_not_matter_where_the_packets_end(cuts):
    replies = Replies()
    for start, end in zip([0, *cuts], [*cuts, len(STREAM)], strict=True):
        replies.feed(STREAM[start:end])
    assert replies.take(9) == WHOLE
    assert replies.is_empty()


def test_they_are_taken_in_order_and_once():
    replies = Replies()
    replies.feed(b"250 one\r\n251 two\r\n252 thr")
    assert replies.take(1) == [b"250 one\r"]
    assert replies.take(5) == [b"251 two\r"]
    assert not replies.is_empty()


@pytest.mark.parametrize(
    "data",
    [b"hello\r\n", b"\r\n", b"25 ok\r\n", b"2x0 ok\r\n", b"\xff\xfe\xfd\r\n", b"250-a\r\nwhat\r\n"],
)
def test_what_is_no_reply_ends_the_connection(data):
    with pytest.raises(LineLost, match="what is no reply"):
        Replies().feed(data)


@pytest.mark.parametrize("data", [b"250 " + b"x" * 70_000, b"250-abcdefgh\r\n" * 10_000])
def test_a_reply_without_an_end_ends_the_connection(data):
    with pytest.raises(LineLost, match="without an end"):
        Replies().feed(data)


SAID = [
    (b"250 2.0.0 Ok: queued as 4F\r", "250 2.0.0 Ok: queued as 4F"),
    (b"550 no\nsuch\nuser", "550 no such user"),
    (b"550 caf\xc3\xa9 \xff\x00\x1b[31m", "550 café \N{REPLACEMENT CHARACTER}[31m"),
    ("550 \u202egnp.exe".encode(), "550 gnp.exe"),
    (b"550 " + b"x" * 1000, "550 " + "x" * 295 + "…"),
]


@pytest.mark.parametrize(("reply", "said"), SAID)
def test_a_reply_is_said_on_one_printable_line(reply, said):
    assert words(reply) == said


def test_only_5xx_is_for_good():
    assert refusal(b"550 no").permanent
    assert not refusal(b"450 later").permanent
    with pytest.raises(LineLost, match="out of order: 354 go on"):
        refusal(b"354 go on")
