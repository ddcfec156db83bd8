"""That messages do not leave a host…"""

import pytest

from commsdesk.incidents.models import Entry
from commsdesk.people.models import Page
from commsdesk.publishing.trouble import note_end_of_trouble, note_trouble, troubles_of
from tests import make
from tests.make import NOON
from tests.side_by_side import side_by_side

pytestmark = pytest.mark.django_db

FULL = "The disk is full."


def told():
    """What the timeline has of it."""
    return list(Entry.objects.filter(verb__startswith="delivery_").values_list("text", flat=True))


def test_is_said_again_when_it_comes_back():
    make.subscriber()
    number = make.published().pk
    for _ in range(2):
        note_trouble(number, "desk-a", FULL, NOON)
        note_end_of_trouble(number, "desk-a", NOON)
    assert told() == [f"desk-a: {FULL}", "desk-a: Messages leave again."] * 2


def test_is_not_over_when_another_host_sends():
    make.subscriber()
    publication = make.published()
    note_trouble(publication.pk, "desk-a", FULL, NOON)
    note_trouble(publication.pk, "desk-b", FULL, NOON)
    note_end_of_trouble(publication.pk, "desk-c", NOON)
    both = f"desk-a: {FULL} desk-b: {FULL}"
    assert troubles_of([publication]) == {publication.pk: both}
    note_end_of_trouble(publication.pk, "desk-a", NOON)
    assert troubles_of([publication]) == {publication.pk: f"desk-b: {FULL}"}


def test_is_over_when_nothing_is_left_to_send():
    make.subscriber()
    publication = make.published()
    note_trouble(publication.pk, "desk-a", FULL, NOON)
    note_end_of_trouble(publication.pk, "desk-b", NOON)
    assert troubles_of([publication])
    publication.deliveries.update(state="accepted", settled_at=NOON)
    note_end_of_trouble(publication.pk, "desk-b", NOON)
    assert not troubles_of([publication])
    assert told()[-1] == "desk-a: Nothing is left to send."


@pytest.mark.django_db(transaction=True)
def test_is_said_once_by_workers_who_find_it_together():
    number = make.published().pk
    Page.objects.all().delete()
    side_by_side(*[lambda: note_trouble(number, "desk-a", FULL, NOON)] * 4)
    assert told() == [f"desk-a: {FULL}"]
    assert Page.objects.count() == 1
