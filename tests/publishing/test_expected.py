"""How long it will take to tell so many…"""

from datetime import timedelta

import pytest

from commsdesk.publishing.expected import expected
from tests import make
from tests.make import NOON
from tests.publishing.pretend import readers

pytestmark = pytest.mark.django_db


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


@pytest.fixture
def relay(settings):
    def rated(*addresses: str) -> None:
        settings.COMMSDESK_RELAY = " ".join(addresses)

    rated("smtp://127.0.0.1")
    return rated


def told(count, over):
    """A publication to so many by mail, of whom each was told at the first try."""
    readers(count)
    said = make.published()
    for number, delivery in enumerate(said.deliveries.order_by("pk")):
        delivery.settled_at = NOON + number * over / (count - 1)
        delivery.state, delivery.tries = "accepted", 1
        delivery.save()
    return said


def test_is_not_made_up(relay):
    assert expected({"email": 1000, "rehearsal": 3}) == {}


def test_follows_from_the_rate_that_all_relays_have_together(relay):
    relay("smtp://127.0.0.1?rate=40", "smtp://127.0.0.2?rate=10")
    assert expected({"email": 1000, "webhook": 5}) == {"email": seconds(20)}


def test_is_that_of_last_time_where_no_rate_is_set(relay):
    said = told(101, seconds(10))
    assert expected({"email": 1010}) == {"email": seconds(100)}
    slow = said.deliveries.order_by("pk").last()
    slow.tries, slow.settled_at = 7, NOON + seconds(9000)
    slow.save()
    assert expected({"email": 1010})["email"] == seconds(99.99)


def test_is_that_of_last_time_where_the_rate_was_not_reached(relay):
    told(100, seconds(10))
    relay("smtp://127.0.0.1?rate=5000")
    assert expected({"email": 1000}) == {"email": seconds(100)}


def test_learns_nothing_from_a_few(relay):
    told(20, seconds(10))
    assert expected({"email": 1000}) == {}
