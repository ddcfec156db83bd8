"""Trying again for those who were refused…"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.channels.contract import SendError
from commsdesk.incidents.models import Entry
from commsdesk.people.refused import Refused
from commsdesk.publishing.correct import correct
from commsdesk.publishing.retry import retry
from commsdesk.publishing.stop import stop
from tests import make
from tests.publishing.pretend import Pretend, carry_out, readers, said, states

pytestmark = pytest.mark.django_db(transaction=True)

NO = SendError("550 5.1.1 no such user", permanent=True)


def refused(publication, *, of=1):
    """The first so many of its readers."""
    first = publication.deliveries.order_by("pk").values_list("pk", flat=True)[:of]
    publication.deliveries.update(state="accepted", settled_at=make.NOON)
    publication.deliveries.filter(pk__in=first).update(state="refused", tries=9, reason="550 no")
    publication.batches.update(due_at=None)
    return publication


def test_reaches_them_and_nobody_else(tmp_path):
    readers(5)
    publication, way = refused(said(), of=2), Pretend()
    ProcrastinateJob.objects.all().delete()
    assert retry(publication, by=make.lee(), now=timezone.now()) == 2
    assert ProcrastinateJob.objects.get().args == {"publication": publication.pk}
    carry_out(publication, tmp_path, email=way)
    assert len(way.told) == 2
    assert states(publication) == {"accepted": 5}
    assert Entry.objects.get(verb="retry").text.endswith("for 2 who were refused")


def test_says_again_why_not(tmp_path):
    readers(1)
    publication = refused(said())
    retry(publication, by=make.lee(), now=timezone.now())
    carry_out(publication, tmp_path, email=Pretend(lambda _: NO))
    assert publication.deliveries.get().reason == str(NO)


def test_goes_on_for_another_day(tmp_path):
    readers(1)
    publication = refused(said(ago=timedelta(days=3)))
    retry(publication, by=make.lee(), now=timezone.now())
    rest = carry_out(publication, tmp_path, email=Pretend(lambda _: SendError("451 later")))
    assert states(publication) == {"waiting": 1}
    assert rest.due_at < timezone.now() + timedelta(seconds=10)


def test_is_for_nobody_where_all_were_told():
    readers(2)
    with pytest.raises(Refused, match="Nobody is left"):
        retry(refused(said(), of=0), by=make.lee(), now=timezone.now())


def test_is_for_nobody_who_had_newer_words_since():
    readers(2)
    first = refused(said(), of=2)
    said(first.incident)
    with pytest.raises(Refused, match="newer update"):
        retry(first, by=make.lee(), now=timezone.now())
    assert states(first) == {"refused": 2}


@pytest.mark.parametrize("ended", ["stopped", "corrected"])
def test_spreads_no_wrong_words(ended):
    readers(2)
    wrong = said()
    if ended == "stopped":
        stop(wrong, by=make.lee(), now=timezone.now())
    else:
        now = timezone.now()
        make.published(correct(wrong, by=make.lee(), now=now), now=now)
    with pytest.raises(Refused, match="publish its correction"):
        retry(refused(wrong), by=make.lee(), now=timezone.now())


def test_is_not_for_who_only_reads():
    readers(1)
    with pytest.raises(PermissionDenied):
        retry(refused(said()), by=make.eve(), now=timezone.now())
