"""How far a publication is…"""

from datetime import timedelta

import pytest

from commsdesk.drafting.words import span
from commsdesk.publishing.models import Publication
from commsdesk.publishing.progress import progress_of
from tests import make
from tests.make import NOON
from tests.publishing.pretend import readers

pytestmark = pytest.mark.django_db


def seconds(count):
    return timedelta(seconds=count)


@pytest.fixture
def said() -> Publication:
    readers(60)
    return make.published()


def settle(publication, count, at):
    some = publication.deliveries.filter(state="waiting").values("pk")[:count]
    publication.deliveries.filter(pk__in=some).update(state="accepted", settled_at=at)


def of(publication, now):
    return progress_of([publication], now)[publication.pk]


def test_is_told_with_the_time_left_at_the_pace_of_the_last_ten_seconds(said):
    settle(said, 10, NOON + seconds(20))
    settle(said, 20, NOON + seconds(55))
    found = of(said, NOON + seconds(60))
    assert (found.total, found.settled, found.left) == (60, 30, 30)
    assert found.pace == 2
    assert found.time_left == seconds(15)


def test_is_measured_from_the_beginning_where_that_is_less_than_ten_seconds_ago(said):
    settle(said, 20, NOON + seconds(3))
    assert of(said, NOON + seconds(4)).pace == 5
    assert of(said, NOON).pace == 20


def test_cannot_be_told_where_nothing_moves(said):
    said.deliveries.update(due_at=NOON + seconds(90))
    found = of(said, NOON + seconds(60))
    assert (found.time_left, found.next_try_at) == (None, NOON + seconds(90))


def test_is_over_when_all_are_settled(said):
    settle(said, 60, NOON + seconds(1))
    found = of(said, NOON + seconds(2))
    assert (found.left, found.time_left) == (0, None)


@pytest.mark.parametrize(
    ("length", "said_as"),
    [(0.2, "1 second"), (20, "20 seconds"), (89, "89 seconds"), (100, "2 minutes"),
     (3700, "1 hour 2 minutes")],
)  # fmt: skip
def test_is_said_as_exactly_as_a_person_waits(length, said_as):
    assert span(seconds(length)) == said_as
