"""The first copies of a publication…"""

import threading
import time

import pytest
from django.utils import timezone

from commsdesk.channels.contract import SendError
from commsdesk.publishing import deliver
from commsdesk.publishing.first_copies import first_copies_leave, wait_for_first_copies
from commsdesk.publishing.models import Subscriber
from tests.publishing.pretend import Pretend, carry_out, readers, said, states

LONG = 30  # seconds


def waited(at_most, publication=1):
    began = time.monotonic()
    wait_for_first_copies(publication, at_most=at_most)
    return time.monotonic() - began


def test_are_waited_for_until_they_leave():
    tell = threading.Timer(0.1, first_copies_leave, [1])
    tell.start()
    assert waited(LONG) < LONG / 2
    tell.join()


@pytest.mark.django_db(transaction=True)
def test_leave_when_the_first_is_taken_and_not_when_one_is_refused(tmp_path, monkeypatch):
    class Watched(Pretend):
        def tell(self, reader, begin):
            left_before.append(bool(left))
            return super().tell(reader, begin)

    left, left_before = [], []
    monkeypatch.setattr(deliver, "first_copies_leave", left.append)
    readers(3)
    publication = said()
    refuse = SendError("550 no such user", permanent=True)
    way = Watched(lambda address: refuse if address.startswith("reader0@") else None)
    carry_out(publication, tmp_path, email=way)
    assert left_before == [False, False, True]
    assert set(left) == {publication.pk}


@pytest.mark.django_db(transaction=True)
def test_are_waited_for_no_longer_where_nobody_can_be_told(tmp_path, monkeypatch):
    left = []
    monkeypatch.setattr(deliver, "first_copies_leave", left.append)
    readers(3)
    publication = said()
    Subscriber.objects.update(left_at=timezone.now())
    carry_out(publication, tmp_path, email=Pretend())
    assert states(publication) == {"refused": 3}
    assert left == [publication.pk]


def test_are_waited_for_no_longer_than_was_said():
    first_copies_leave(2)  # another's
    assert waited(0.01) >= 0.01
