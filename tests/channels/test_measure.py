"""The length of a text…"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commsdesk.channels.measure import (
    COUNTS,
    LIMITS,
    Limit,
    graphemes,
    measure,
    outside_text_messages,
    size,
)

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("unit", "text", "length"),
    [
        ("characters", "", 0),
        ("characters", "naïve", 5),
        ("bytes", "naïve", 6),
        ("bytes", "列", 3),
        ("words", "four p m", 3),
        ("words", " \n", 0),
        ("graphemes", "e\u0301", 1),
        ("graphemes", FAMILY, 1),
        ("graphemes", "👍🏽", 1),
        ("graphemes", "🇩🇪🇫🇷", 2),
        ("graphemes", "1\ufe0f\u20e3", 1),
        ("graphemes", "각", 1),
        ("graphemes", "\r\n", 1),
        ("graphemes", "abc", 3),
        ("segments", "a" * 160, 1),
        ("segments", "a" * 161, 2),
        ("segments", "a" * 306, 2),
        ("segments", "a" * 307, 3),
        ("segments", "’" + "a" * 69, 1),
        ("segments", "’" + "a" * 70, 2),
        ("segments", "€" * 80, 1),
        ("segments", "€" * 81, 2),
        ("characters with short links", "See https://status.example/a/very/long/way", 4 + 23),
        ("characters with short links", "See status.example.org/x.", 4 + 23 + 1),
        ("characters with short links", "write to a@example.org", 22),
        ("weighted characters", "a" * 280, 280),
        ("weighted characters", "列車", 4),
        ("weighted characters", FAMILY, 2),
        ("weighted characters", "🇩🇪", 2),
        ("weighted characters", "1\ufe0f\u20e3", 2),
        ("weighted characters", "e\u0301", 1),
        ("weighted characters", "“so” – it’s", 11),
        ("weighted characters", "http://a.example and https://b.example", 23 + 5 + 23),
    ],
)
def test_is_counted_as_the_far_side_counts(unit, text, length):
    assert size(text, unit) == length


@pytest.mark.parametrize(
    ("channel", "limit"),
    [
        ("chat", Limit(3000, "characters")),
        ("sms", Limit(1, "segments")),
        ("x", Limit(280, "weighted characters")),
        ("voice", Limit(75, "words")),
        ("webhook", Limit(20_000, "bytes")),
    ],
)
def test_has_a_limit_on_every_channel(channel, limit):
    assert LIMITS[channel] == limit
    assert measure(channel, "Trains are late.") == size("Trains are late.", limit.unit)


def test_is_asked_of_no_channel_that_does_not_exist():
    with pytest.raises(KeyError):
        measure("pigeon", "Trains are late.")


def test_fits_up_to_the_limit_and_no_further():
    assert Limit(3, "characters").allows("abc")
    assert not Limit(3, "characters").allows("abcd")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(3000, "characters"), "3,000 characters"),
        (Limit(1, "segments"), "1 segment"),
        (Limit(280, "weighted characters"), "280 weighted characters"),
    ],
)
def test_is_said_in_words(limit, words):
    assert str(limit) == words


def test_shrinks_by_signs_that_text_messages_do_not_know():
    assert list(outside_text_messages("It’s 5 € – [ok]")) == [2, 9]


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_is_a_number_whatever_the_text(text):
    for unit in COUNTS:
        assert size(text, unit) >= 0
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize("piece", ["a.", "http://", "列", "a\u0301", "\u200d", "🇩", "x.y/", "’"])
def test_is_found_in_no_time(piece):
    text = (piece * 10_000)[:10_000]
    began = time.process_time()
    for unit in COUNTS:
        size(text, unit)
    assert time.process_time() - began < 1
