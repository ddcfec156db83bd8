"""How long it will take to tell so many…"""

from datetime import timedelta

import pytest

from commsdesk.publishing.expected import LOOKED_AT, expected
from commsdesk.publishing.models import RelayPace, Subscriber
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


def slowed(relay, to, ago=0.0):
    RelayPace.objects.create(
        relay=relay,
        next_at=0,
        slowed_at=NOON.timestamp() - ago,
        slowed_to=to,
        colleagues_until=0,
        corrections_until=0,
    )


def test_is_not_made_up(relay):
    assert expected({"email": 1000, "rehearsal": 3}, NOON) == {}


def test_follows_from_the_rate_that_all_relays_have_together(relay):
    relay("smtp://127.0.0.1?rate=40", "smtp://127.0.0.2?rate=10")
    assert expected({"email": 1000, "webhook": 5}, NOON) == {"email": seconds(20)}


def test_is_that_of_last_time_where_no_rate_is_set(relay):
    said = told(101, seconds(10))
    assert expected({"email": 1010}, NOON) == {"email": seconds(100)}
    slow = said.deliveries.order_by("pk").last()
    slow.tries, slow.settled_at = 7, NOON + seconds(9000)
    slow.save()
    assert expected({"email": 1010}, NOON)["email"] == seconds(99.99)


def test_is_that_of_last_time_where_the_rate_was_not_reached(relay):
    told(100, seconds(10))
    relay("smtp://127.0.0.1?rate=5000")
    assert expected({"email": 1000}, NOON) == {"email": seconds(100)}


def test_learns_nothing_from_a_few(relay):
    told(20, seconds(10))
    assert expected({"email": 1000}, NOON) == {}


def test_remembers_the_last_large_one_whatever_few_were_told_since(relay):
    told(101, seconds(10))
    Subscriber.objects.exclude(address="reader0@example.test").delete()
    for _ in range(LOOKED_AT):
        assert make.published().deliveries.count() == 1
    assert expected({"email": 1010}, NOON) == {"email": seconds(100)}


@pytest.mark.parametrize(
    ("count", "ago", "takes"),
    [(1000, 0, 138), (1000, 60, 83), (10_000, 0, 257), (1000, 700, 10)],
)
def test_is_longer_while_the_relay_comes_back_from_being_slowed_down(relay, count, ago, takes):
    relay("smtp://127.0.0.1?rate=100")
    slowed("127.0.0.1:25", 1, ago)
    assert expected({"email": count}, NOON)["email"] == seconds(takes)


def test_counts_on_the_relays_that_were_not_slowed_down(relay):
    relay("smtp://127.0.0.1?rate=100", "smtp://127.0.0.2?rate=100")
    slowed("127.0.0.1:25", 1)
    slowed("127.0.0.3:25", 1)
    assert expected({"email": 1000}, NOON)["email"] == seconds(10)
