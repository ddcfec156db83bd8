"""A message that does not say what customers notice…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, statement

RULE = "no-impact"
FIND = [
    "We are investigating this issue.",
    "We're having issues. Working on it.",
    "The cause has been identified and a fix is being prepared.",
    "A fix has been put in place and we are watching the results.",
    "Our server is down.",
    "Hi all, DB is down. We need help ASAP!",
    "A hardware failure was found at our data centre.",
    "We cannot say more at the moment.",
    "We are sorry for the disruption. Our engineers are on it.",
    "There is an incident with the school portal. We are looking into it.",
    "We found a configuration error and are correcting it.",
    "Next update by 10:40 UTC. Thank you for your patience.",
]
LEAVE = [
    "Customers cannot pay by card.",
    "Patients are unable to book online.",
    "Trains on the coast line are late.",
    "Letters to parents arrive an hour late.",
    "Some calls are dropped after a minute.",
    "The ticket machines do not accept coins.",
    "Sign-in does not work for staff.",
    "We are seeing delayed text messages and are investigating.",
    "Marks are shown twice in the portal.",
    "The booking page is slow.",
    "You may have trouble logging in to the app.",
    "Gate 4 is closed.",
    "Trains stand still at Leeds.",
    "We do not yet know what the effect on you is. We are investigating.",
    "No customers are impacted.",
    "There is no impact on exams.",
    "An outage of the telephone line began at 09:10.",
    "Your balance may be out of date.",
]
NOW_WELL = [
    "Card payments are working again.",
    "Passengers can once again buy tickets at the machines.",
    "The portal is back to normal.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text)


@pytest.mark.parametrize("text", NOW_WELL)
def test_it_takes_what_works_again_for_the_effect_once_it_does(text):
    assert not found(RULE, text, phase="monitoring")
    assert not found(RULE, text, phase="resolved")


@pytest.mark.parametrize(
    "text", ["Investigating", "A problem with the portal", "We are looking in"]
)
def test_it_does_not_ask_a_title_or_a_sentence_just_begun(text):
    assert not found(RULE, text)
    assert found(RULE, text, situation=sheet())


def test_it_knows_the_effect_from_the_fact_sheet():
    effect = statement("effect", "Gate readers ignore season passes.")
    text = "We are aware that gate readers ignore your season pass. We are looking into it."
    assert not found(RULE, text, situation=sheet(effect))
    [finding] = found(RULE, "We are looking into it.", situation=sheet(effect))
    assert finding.suggestion == effect.text


def test_it_does_not_offer_an_effect_that_this_audience_may_not_know():
    effect = statement("effect", "Gate readers ignore season passes.", told=False)
    [finding] = found(RULE, "We are looking into it.", situation=sheet(effect))
    assert finding.suggestion == ""


def test_it_asks_nothing_of_a_first_word_that_says_that_little_is_known():
    assert not found(RULE, "We are looking into it.", situation=sheet(is_unspecific=True))


@pytest.mark.parametrize(
    ("audience", "phase", "severity", "channel", "expected"),
    [
        ("public", "identified", "SEV-1", "page", [Level.BLOCK]),
        ("public", "identified", "SEV-2", "page", [Level.WARN]),
        ("executive", "identified", "SEV-1", "page", [Level.WARN]),
        ("executive", "identified", "SEV-1", "chat", [Level.HINT]),
        ("internal", "resolved", "SEV-1", "page", [Level.WARN]),
        ("responders", "identified", "SEV-1", "chat", []),
        ("public", "maintenance", "SEV-1", "page", []),
        ("public", "postmortem", "SEV-1", "page", []),
    ],
)
def test_it_weighs_by_reader_and_severity(audience, phase, severity, channel, expected):
    text = "We are looking into it."
    reader = {"audience": audience, "phase": phase, "channel": channel}
    assert levels(RULE, text, situation=sheet(severity=severity), **reader) == expected
