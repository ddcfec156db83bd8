"""Stopping, withdrawing and correcting…"""

import asyncio
import threading
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from commsdesk.channels.contract import AnswerLost, NotBegun, Receipt, SendError
from commsdesk.incidents.models import Entry
from commsdesk.people.refused import Refused
from commsdesk.publishing import deliver
from commsdesk.publishing.correct import correct
from commsdesk.publishing.models import Stop, Subscriber
from commsdesk.publishing.pace import AT_WILL
from commsdesk.publishing.stop import stop
from commsdesk.publishing.withdraw import withdraw
from tests import make
from tests.publishing.pretend import (
    Pretend,
    carry_out,
    delivered,
    make_due,
    order_of,
    readers,
    said,
    states,
)
from tests.publishing.test_leases import claimed_by_another

pytestmark = pytest.mark.django_db(transaction=True)


HEARD_EVERY = deliver.WATCHED_EVERY


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(deliver, "WATCHED_EVERY", 0.05)


@pytest.fixture
def meanwhile():
    """Somebody else's connection, for use while a run goes on."""
    with psycopg.connect(**connector_params(), autocommit=True) as connection:
        yield connection


def test_it_is_heard_of_within_a_second():
    assert HEARD_EVERY < 1
    assert AT_WILL <= 1  # after which a relay without a rate asks once more


class Held(Pretend):
    """Begins the first of its readers, and does not answer for it before all the others ended."""

    def __init__(self, outcome=None):
        super().__init__()
        self.outcome = outcome

    async def fan_out(self, note, batches, *, begin, settled):
        async for batch in batches:
            first, *others = batch
            assert begin(first)
            self.has_told.set()
            begins = True
            while begins:
                await asyncio.sleep(0.01)
                begins = begin(others[0])
            for other in others:
                settled(Receipt(other, error=NotBegun("Sending was stopped.")))
            settled(Receipt(first, error=self.outcome))


def stop_row(meanwhile, publication):
    meanwhile.execute(
        "INSERT INTO publishing_stop (publication_id, by_id, at) VALUES (%s, %s, now())",
        [publication.pk, publication.by_id],
    )


def stopped_meanwhile(publication, way, meanwhile, tmp_path):
    async def both():
        running = asyncio.create_task(delivered(order, {"email": way}, tmp_path))
        await way.has_told.wait()
        stop_row(meanwhile, publication)
        return await asyncio.wait_for(running, 10)

    order = order_of(publication)
    return asyncio.run(both())


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (None, "accepted"),
        (SendError("550 no", permanent=True), "refused"),
        (SendError("451 later"), "refused"),
        (AnswerLost("the line broke"), "unknown"),
    ],
)
def test_lets_nothing_more_begin_and_what_has_begun_end(outcome, state, meanwhile, tmp_path):
    readers(5)
    publication = said()
    rest = stopped_meanwhile(publication, Held(outcome), meanwhile, tmp_path)
    expected = {"stopped": 4}
    expected[state] = expected.get(state, 0) + 1
    assert states(publication) == expected
    assert rest.due_at is None


def test_settles_those_who_wait_however_it_went_for_them(tmp_path):
    readers(4)
    publication, way = said(), Pretend()
    first, second, third, _ = publication.deliveries.order_by("pk")
    publication.deliveries.filter(pk=first.pk).update(state="accepted", settled_at=make.NOON)
    publication.deliveries.filter(pk=second.pk).update(is_doubtful=True)
    publication.deliveries.filter(pk=third.pk).update(due_at=timezone.now() + make.minutes(60))
    stop(publication, by=make.lee(), now=timezone.now())
    carry_out(publication, tmp_path, email=way)
    assert way.told == []
    assert states(publication) == {"accepted": 1, "unknown": 1, "stopped": 2}


def test_counts_as_told_what_a_dead_worker_may_have_begun(tmp_path):
    readers(3)
    publication = said()
    over = timezone.now() - make.minutes(1)
    publication.batches.update(
        worker=uuid4(), taken_at=timezone.now(), due_at=over, lease_until=over
    )
    stop(publication, by=make.lee(), now=timezone.now())
    carry_out(publication, tmp_path, email=Pretend())
    assert states(publication) == {"unknown": 3}


def test_knows_no_better_what_became_of_earlier_copies(meanwhile, tmp_path):
    readers(5)
    publication = said()
    publication.deliveries.update(is_doubtful=True)
    stopped_meanwhile(publication, Held(SendError("451 later")), meanwhile, tmp_path)
    assert states(publication) == {"unknown": 5}


@pytest.mark.parametrize("error", [SendError("451 later"), NotBegun("The relay is down.")])
def test_knows_no_better_after_a_day(error, tmp_path):
    class Failing(Pretend):
        async def fan_out(self, note, batches, *, begin, settled):
            if isinstance(error, NotBegun):
                raise error
            await super().fan_out(note, batches, begin=begin, settled=settled)

    readers(1)
    publication = said(ago=timedelta(days=2))
    publication.deliveries.update(is_doubtful=True)
    carry_out(publication, tmp_path, email=Failing(lambda _: error))
    assert states(publication) == {"unknown": 1}


def test_lets_nobody_begin_what_is_being_corrected(meanwhile, tmp_path):
    def another_worker():
        carry_out(wrong, tmp_path, email=way)
        connections.close_all()

    readers(3)
    wrong, way, now = said(), Pretend(), timezone.now()
    claimed_by_another(wrong, ends_in=20)
    wrong.deliveries.update(tries=1, reason="451 later")
    draft = correct(wrong, by=make.lee(), now=now)
    with transaction.atomic():
        make.published(draft, now=now)
        meanwhile.execute("UPDATE publishing_batch SET lease_until = NULL")
        begun = threading.Thread(target=another_worker)
        begun.start()
        begun.join()
    assert way.told == []


def test_remembers_that_an_answer_was_lost_whatever_came_of_the_next_try(tmp_path):
    readers(1)
    publication = said()
    carry_out(publication, tmp_path, email=Pretend(lambda _: AnswerLost("the line broke")))
    make_due(publication)
    carry_out(publication, tmp_path, email=Pretend(lambda _: SendError("550 no", permanent=True)))
    assert states(publication) == {"refused": 1}
    draft = correct(publication, by=make.lee(), now=timezone.now())
    assert make.published(draft, now=timezone.now()).deliveries.get().is_untold is False


def test_is_done_once_and_on_the_timeline():
    readers(1)
    publication, lee = said(), make.lee()
    ProcrastinateJob.objects.all().delete()
    first = stop(publication, by=lee, now=timezone.now())
    assert stop(publication, by=make.iris(), now=timezone.now()) == first
    assert Entry.objects.get(verb="stop").by == lee
    assert ProcrastinateJob.objects.filter(task_name="publishing.deliver").count() == 1


def test_is_refused_where_all_has_left():
    readers(1)
    publication = said()
    publication.deliveries.update(state="accepted", settled_at=make.NOON)
    with pytest.raises(Refused, match="Correct it instead"):
        stop(publication, by=make.lee(), now=timezone.now())


@pytest.mark.parametrize("verb", [stop, withdraw])
def test_is_not_for_who_only_reads(verb):
    readers(1)
    with pytest.raises(PermissionDenied):
        verb(said(), by=make.eve(), now=timezone.now())


def test_marks_the_page_at_once_and_sends_no_more():
    readers(1)
    publication = said()
    ProcrastinateJob.objects.all().delete()
    first = withdraw(publication, by=make.lee(), now=timezone.now())
    assert withdraw(publication, by=make.lee(), now=timezone.now()) == first
    jobs = ProcrastinateJob.objects.filter(args={"publication": publication.pk})
    assert {job.task_name for job in jobs} == {"publishing.deliver", "status.render"}
    assert Stop.objects.get().publication == publication


def test_is_too_late_for_the_page_once_the_correction_is_there():
    wrong, now = said(), timezone.now()
    make.published(correct(wrong, by=make.lee(), now=now), now=now)
    with pytest.raises(Refused, match="corrected already"):
        withdraw(wrong, by=make.lee(), now=timezone.now())


class Lettered(Pretend):
    """Keeps what each reader was told."""

    def __init__(self):
        super().__init__()
        self.letters = {}

    async def fan_out(self, note, batches, *, begin, settled):
        async for batch in batches:
            for reader in batch:
                assert begin(reader)
                self.letters[reader.address] = note
                settled(Receipt(reader))


def test_gives_the_wrong_words_back_to_none_but_those_who_had_them(tmp_path):
    readers(6)
    wrong, way, now = said(), Lettered(), timezone.now()
    told = set(wrong.deliveries.order_by("pk").values_list("subscriber_id", flat=True)[:2])
    wrong.deliveries.filter(subscriber__in=told).update(state="accepted", settled_at=now)
    stop(wrong, by=make.lee(), now=now)
    correction = make.published(correct(wrong, by=make.lee(), now=now), now=now)
    carry_out(correction, tmp_path, email=way)
    carry_out(wrong, tmp_path, email=Pretend(pytest.fail))
    assert len(way.letters) == 6
    for address, note in way.letters.items():
        was_told = Subscriber.objects.get(address=address).pk in told
        assert ("We wrote" in note.body) is was_told
        assert note.title.startswith("Correction: ") is was_told
        assert "Card payments fail" in note.body
    addresses = list(way.letters)
    assert all("We wrote" in way.letters[address].body for address in addresses[:2])  # they first


def test_of_a_correction_stops_the_wrong_text():
    readers(1)
    wrong, now = said(), timezone.now()
    make.published(correct(wrong, by=make.lee(), now=now), now=now)
    assert Stop.objects.get().publication == wrong
