"""What an audience may not know…"""

from datetime import timedelta

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import NOON, found, sheet, spans, statement

RULE = "leak"
CAUSE = statement("cause", "An expired certificate on the card gateway", told=False)
RISK = statement("risk", "We may lose 1,250 season tickets in the north", told=False)
RECOVERY = statement("recovery", "Service expected back at 16:00 UTC", told=False)
SHARE = statement("impact", "Booking fails", told=False, share=37.5, number=2200)
EFFECT = statement("effect", "Customers cannot pay by card.")
KEPT = sheet(EFFECT, CAUSE, RISK, RECOVERY, SHARE)
FIND = [
    ("Customers cannot pay by card: an expired certificate on the card gateway.", "expired"),
    ("It might have to do with a certificate that had expired.", "certificate that had expired"),
    ("Perhaps the gateway's certificate ran out.", "gateway's certificate"),
    ("A certificate problem, possibly.", "certificate"),
    ("Up to 1250 passes are at stake.", "1250"),
    ("Some 1,250 travellers are affected.", "1,250"),
    ("Season tickets in the north could be lost.", "Season tickets in the north"),
    ("Service is expected back at 16:00 UTC.", "Service is expected back at 16:00 UTC"),
    ("It will work again by 16:00.", "16:00"),
    ("About 37.5 % are affected.", "37.5 %"),
    ("37.5 per cent of bookings fail.", "37.5 per cent"),
    ("2,200 people cannot book.", "2,200"),
    ("2.200 people cannot book.", "2.200"),
    ("About 2.2k people cannot book.", "2.2k"),
]
LEAVE = [
    "Customers cannot pay by card.",
    "Some customers in the north cannot pay by card.",
    "We have found the cause and are repairing it.",
    "Next update by 16:00 UTC.",
    "Since 16:00 UTC, customers cannot pay.",
    "We know that this hurts on a busy day. We are sorry.",
    "We do not yet know who is affected.",
    "Our engineers are investigating.",
    "Cash is welcome at every till in the meantime.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds_in_these_words_or_in_others(text, words):
    marked = spans(RULE, text, situation=KEPT)
    assert any(words in span or span in words for span in marked), marked


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, situation=KEPT) == []


def test_it_blocks_and_names_the_fact_but_not_what_it_says():
    [finding] = found(RULE, "A certificate expired.", situation=sheet(CAUSE))
    assert (finding.level, finding.category) == (Level.BLOCK, Category.NONE)
    assert "the cause" in finding.advice
    assert "certificate" not in finding.advice


def test_it_lets_stand_what_another_statement_may_tell():
    told = statement("action", "We renew a certificate that expired on the gateway")
    assert not found(RULE, "We renew an expired certificate.", situation=sheet(CAUSE, told))


def test_it_lets_public_names_stand():
    names = frozenset({"Season tickets", "North"})
    situation = sheet(RISK, public_names=names)
    assert not found(RULE, "Season tickets in the North cannot be bought.", situation=situation)


def test_it_finds_a_statement_of_everyday_words_by_its_wording():
    data = statement("data", "Some customers were seen by others", told=False)
    assert found(RULE, "Sadly, some customers were seen by others.", situation=sheet(data))
    assert not found(RULE, "Some customers cannot be reached.", situation=sheet(data))


def test_it_finds_what_is_spread_over_the_text():
    cause = statement("cause", "Squirrels chewed through the northern cable", told=False)
    text = "A cable is damaged. It is the northern one. Squirrels, they say, chewed it."
    assert found(RULE, text, situation=sheet(cause))


def test_it_has_nothing_to_say_of_what_is_unknown():
    unknown = statement("cause", "", told=False, standing="unknown")
    assert not found(RULE, "The cause is not known yet.", situation=sheet(unknown))


@pytest.mark.parametrize("audience", ["public", "support", "executive", "internal", "responders"])
def test_it_is_read_for_every_audience(audience):
    assert found(RULE, "A certificate expired.", situation=sheet(CAUSE), audience=audience)


@pytest.mark.parametrize("clock", ["at 4 pm UTC", "by 18:00 CEST", "on 6 May at 16.00 UTC"])
def test_it_finds_the_expected_recovery_however_its_clock_is_written(clock):
    situation = sheet(EFFECT, RECOVERY, now=NOON)
    text = f"Cards will be accepted again {clock}."
    assert spans(RULE, text, situation=situation, audience="internal")
    assert not found(RULE, "Cards will be accepted again at 5 pm UTC.", situation=situation)
    told = sheet(EFFECT, RECOVERY, statement("action", "A crew comes at 16:00 UTC"), now=NOON)
    assert not found(RULE, text, situation=told)


def test_it_does_not_take_the_promised_update_for_the_expected_recovery():
    situation = sheet(EFFECT, RECOVERY, now=NOON, next_update_at=NOON + timedelta(hours=4))
    text = "Customers cannot pay by card. Next update by 16:00 UTC."
    assert not found(RULE, text, situation=situation)
