"""A text longer than its channel…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from tests.checks.reading import found, levels

RULE = "too-long-for-channel"


@pytest.mark.parametrize(
    ("channel", "fits", "too_long", "level"),
    [
        ("x", "a" * 280, "a" * 281, Level.BLOCK),
        ("x", "列" * 140, "列" * 141, Level.BLOCK),
        ("sms", "a" * 160, "a" * 161, Level.BLOCK),
        ("sms", "“" * 70, "“" * 71, Level.BLOCK),
        ("voice", "one " * 75, "one " * 76, Level.WARN),
        ("chat", "a" * 3000, "a" * 3001, Level.BLOCK),
        ("page", "a" * 20_000, "a" * 20_001, Level.BLOCK),
        ("email", "é" * 50_000, "é" * 50_001, Level.BLOCK),
    ],
)
def test_it_is_measured_in_the_unit_of_the_channel(channel, fits, too_long, level):
    assert not found(RULE, fits, channel=channel)
    assert levels(RULE, too_long, channel=channel)[0] is level


def test_it_marks_what_is_beyond():
    text = "Trains are late. " * 20
    [finding] = found(RULE, text, channel="x")
    assert (finding.start, finding.end) == (280, len(text))
    assert "340 weighted characters, and 280 weighted characters" in finding.advice


def test_it_names_the_sign_that_costs_a_text_message_most_of_its_room():
    text = "We’re sorry: " + "trains are late. " * 8
    long, sign = found(RULE, text, channel="sms")
    assert long.level is Level.BLOCK
    assert (sign.level, text[sign.start : sign.end], sign.suggestion) == (Level.HINT, "’", "'")


def test_it_lets_an_organisation_pay_for_more_segments():
    text = "a" * 200
    assert levels(RULE, text, channel="sms", policy=Policy(sms_segments=2)) == [Level.WARN]


@pytest.mark.parametrize(
    ("text", "words", "spoken"),
    [
        ("We renew this message at 4 pm.", "4 pm", ""),
        ("The wait is 20 min long.", "min", "minutes"),
        ("Call us in approx. one hour.", "approx", "about"),
        ("See status.northline.example/live for more.", "status.northline.example/live", ""),
        ("See https://clinic.example/news today.", "https://clinic.example/news", ""),
        ("Write to help@bank.example instead.", "help@bank.example", ""),
        ("Bring papers, e.g. your passport.", "e.g", "for example"),
        ("We are here 24/7 for you.", "24/7", "day and night"),
        ("The next message comes at half past nine UTC.", "UTC", ""),
    ],
)
def test_it_marks_what_a_voice_reads_out_badly(text, words, spoken):
    [finding] = found(RULE, text, channel="voice")
    assert (finding.level, finding.suggestion) == (Level.WARN, spoken)
    assert text[finding.start : finding.end].lower() == words.lower()
    assert not found(RULE, text, channel="page")


@pytest.mark.parametrize(
    "text",
    [
        "We renew this message at four p m Irish time.",
        "Please dial nine one one in an emergency.",
        "There is no train in the next half hour, not even a late one.",
        "Radio listeners hear nothing on F M.",
        "Trains to Northline.",
    ],
)
def test_it_leaves_what_is_written_as_it_is_spoken(text):
    assert not found(RULE, text, channel="voice")


def test_it_does_not_judge_a_channel_without_a_limit():
    assert not found(RULE, "a" * 30_000, channel="pigeon")
