"""A claim…"""

import asyncio
import threading
from datetime import timedelta
from time import monotonic, time
from uuid import uuid4

import psycopg
import pytest
from django.utils import timezone
from procrastinate.contrib.django.utils import connector_params

from commsdesk.channels.contract import SendError
from commsdesk.publishing import batches, claims, deliver, recover
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.journal import Journal, line_of
from commsdesk.publishing.stream import Stream
from tests.publishing.pretend import (
    Pretend,
    Slow,
    carry_out,
    delivered,
    delivery_to,
    order_of,
    readers,
    said,
    states,
)
from tests.publishing.test_publish import is_blocked
from tests.running import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND, THIRD = (f"reader{number}@example.test" for number in range(3))


def claimed_by_another(publication, *, ends_in: float):
    """All of it; returns that worker's name."""
    worker = uuid4()
    until = timezone.now() + timedelta(seconds=ends_in)
    now = timezone.now()
    publication.batches.update(worker=worker, taken_at=now, due_at=now, lease_until=until)
    return worker


@pytest.fixture
def meanwhile():
    """Somebody else's connection, for use while a run goes on."""
    with psycopg.connect(**connector_params()) as connection:
        yield connection


def steal(meanwhile):
    meanwhile.execute("UPDATE publishing_batch SET worker = gen_random_uuid()")
    meanwhile.commit()


def test_is_free_again_when_its_lease_has_ended(tmp_path):
    readers(3)
    publication, way = said(), Pretend()
    claimed_by_another(publication, ends_in=-1)
    carry_out(publication, tmp_path, email=way)
    assert sorted(way.told) == [FIRST, SECOND, THIRD]


def test_is_left_to_its_worker_until_then(tmp_path):
    readers(3)
    publication, way = said(), Pretend()
    claimed_by_another(publication, ends_in=20)
    rest = carry_out(publication, tmp_path, email=way)
    assert way.told == []
    assert rest.due_at == publication.batches.get().lease_until


def test_is_left_to_its_worker_no_longer_though_the_clock_was_set_back(tmp_path):
    readers(3)
    publication, way = said(), Pretend()
    claimed_by_another(publication, ends_in=3_620)
    rest = carry_out(publication, tmp_path, email=way)
    assert way.told == []
    assert rest.due_at < timezone.now() + timedelta(seconds=claims.LEASE)


def test_of_a_killed_worker_is_settled_by_its_journal_and_the_rest_sent(tmp_path):
    readers(3)
    publication, way = said(), Pretend()
    worker = claimed_by_another(publication, ends_in=20)
    at = time()
    with Journal(tmp_path, worker) as journal:
        for address in (FIRST, SECOND):
            journal.write(line_of(delivery_to(publication, address).pk, at, "250 as A1"))
    carry_out(publication, tmp_path, email=way)
    assert way.told == [THIRD]
    assert states(publication) == {"accepted": 3}
    told = delivery_to(publication, FIRST)
    assert told.settled_at.timestamp() == pytest.approx(at)
    assert (told.reference, told.tries) == ("250 as A1", 1)
    assert not journal.path.exists()


def test_of_a_living_worker_is_not_settled_by_its_journal(tmp_path):
    readers(1)
    publication, way = said(), Pretend()
    worker = claimed_by_another(publication, ends_in=20)
    with Journal(tmp_path, worker) as journal:
        journal.write(line_of(delivery_to(publication, FIRST).pk, time(), ""))
        carry_out(publication, tmp_path, email=way)
    assert states(publication) == {"waiting": 1}
    assert way.told == []


def test_that_another_host_freed_is_still_settled_by_the_journal(tmp_path):
    readers(1)
    publication, way = said(), Pretend()
    worker = claimed_by_another(publication, ends_in=-1)
    publication.batches.update(lease_until=None)
    with Journal(tmp_path, worker) as journal:
        journal.write(line_of(delivery_to(publication, FIRST).pk, time(), ""))
    carry_out(publication, tmp_path, email=way)
    assert way.told == []


def test_is_not_settled_by_the_journal_of_another_database(tmp_path):
    readers(1)
    publication, way = said(), Pretend()
    with Journal(tmp_path, uuid4()) as journal:
        journal.write(line_of(delivery_to(publication, FIRST).pk, time(), ""))
    carry_out(publication, tmp_path, email=way)
    assert way.told == [FIRST]


def test_that_was_lost_counts_all_the_same_when_the_mail_was_taken(tmp_path, meanwhile):
    readers(1)
    publication = said()
    carry_out(publication, tmp_path, email=Pretend(lambda _: steal(meanwhile)))
    assert states(publication) == {"accepted": 1}


def test_that_was_lost_does_not_count_when_the_mail_was_refused(tmp_path, meanwhile):
    readers(1)
    publication = said()

    def refuse(address):
        steal(meanwhile)
        return SendError("550 no", permanent=True)

    carry_out(publication, tmp_path, email=Pretend(refuse))
    assert states(publication) == {"waiting": 1}


def test_is_renewed_for_as_long_as_it_is_held(tmp_path, monkeypatch):
    monkeypatch.setattr(claims, "LEASE", 0.5)
    monkeypatch.setattr(claims, "RENEWED_EVERY", 0.1)
    readers(4)  # 1.2 s
    publication = said()
    order, slow, late = order_of(publication), Slow(), Pretend()

    async def both():
        first = asyncio.create_task(delivered(order, {"email": slow}, tmp_path))
        await asyncio.sleep(0.9)
        await delivered(order, {"email": late}, tmp_path)
        await first

    asyncio.run(both())
    assert (len(slow.told), late.told) == (4, [])


def test_that_was_lost_meanwhile_is_not_begun(tmp_path, monkeypatch, meanwhile):
    monkeypatch.setattr(claims, "RENEWED_EVERY", 0.1)
    readers(3)
    publication = said()

    way = Slow(lambda _: steal(meanwhile))
    carry_out(publication, tmp_path, email=way)
    assert len(way.told) == 1
    assert states(publication) == {"accepted": 1, "waiting": 2}


def test_that_is_opened_again_meanwhile_stays_open(tmp_path, meanwhile):
    readers(2)
    publication = said()
    first = publication.deliveries.earliest("pk")
    publication.deliveries.filter(pk=first.pk).update(state="refused", settled_at=timezone.now())

    def retry(address):
        if not way.told:
            again = (
                "UPDATE publishing_delivery SET state = 'waiting', settled_at = NULL WHERE id = %s"
            )
            meanwhile.execute(again, [first.pk])
            meanwhile.execute(batches.OPEN_AGAIN, [publication.pk])
            meanwhile.commit()

    way = Pretend(retry)
    assert carry_out(publication, tmp_path, email=way).due_at
    assert carry_out(publication, tmp_path, email=way).due_at is None
    assert way.told == [SECOND, FIRST]


def test_that_is_opened_again_while_it_is_given_back_stays_open(tmp_path, meanwhile):
    """What the one who gives it back sees may be from before the other's commit."""
    readers(1)
    publication = said()
    worker = claimed_by_another(publication, ends_in=20)
    publication.deliveries.update(state="refused", settled_at=timezone.now())

    async def give_back():
        async with Connection() as connection:
            held = claims.Claims(connection, publication.pk, worker, newest=publication.pk)
            await held.give_back()

    meanwhile.execute("UPDATE publishing_delivery SET state = 'waiting', settled_at = NULL")
    meanwhile.execute(batches.OPEN_AGAIN, [publication.pk])
    giving_back = threading.Thread(target=asyncio.run, args=[give_back()])
    giving_back.start()
    wait_for(is_blocked, "the other to wait")
    meanwhile.commit()
    giving_back.join(20)
    batch = publication.batches.get()
    assert batch.lease_until is None
    assert batch.due_at
    way = Pretend()
    carry_out(publication, tmp_path, email=way)
    assert way.told == [FIRST]


def test_of_a_worker_that_died_leaves_no_doubt_about_whom_it_only_put_off(tmp_path):
    readers(3)
    publication = said()
    worker = claimed_by_another(publication, ends_in=20)
    later = timezone.now() + timedelta(seconds=5)
    publication.deliveries.update(tries=1, due_at=later)
    with Journal(tmp_path, worker):
        pass
    rest = carry_out(publication, tmp_path, email=Pretend(pytest.fail))
    assert rest.due_at == later
    assert not publication.deliveries.filter(is_doubtful=True)


@pytest.fixture
def cut_off(meanwhile):
    """From the first mail on, the database answers nobody who writes, for so many seconds."""

    async def for_seconds(seconds):
        meanwhile.execute("LOCK TABLE publishing_delivery")
        await asyncio.sleep(seconds)
        meanwhile.rollback()

    return for_seconds


def run_cut_off(publication, way, tmp_path, cut_off, seconds):
    async def both():
        running = asyncio.create_task(delivered(order_of_it, {"email": way}, tmp_path))
        await way.has_told.wait()
        await cut_off(seconds)
        return await running

    order_of_it = order_of(publication)
    return asyncio.run(both())


def test_that_cannot_be_renewed_lets_nothing_new_begin(tmp_path, monkeypatch, cut_off):
    monkeypatch.setattr(claims, "RENEWED_EVERY", 0.1)
    monkeypatch.setattr(claims, "NOTHING_NEW_AFTER", 0.5)
    readers(20)  # 6 s
    publication, way = said(), Slow()
    rest = run_cut_off(publication, way, tmp_path, cut_off, 1.5)
    assert len(way.told) <= 3
    assert states(publication) == {"accepted": len(way.told), "waiting": 20 - len(way.told)}
    assert rest.due_at <= timezone.now() + timedelta(seconds=7)


@pytest.mark.parametrize(("seconds", "begins"), [(10, True), (15, False)])
def test_that_was_not_renewed_for_15_seconds_lets_nothing_begin(seconds, begins, monkeypatch):
    readers(1)
    publication = said()

    async def begun_after():
        async with Connection() as connection:
            held = claims.Claims(connection, publication.pk, uuid4(), newest=publication.pk)
            (claim,) = await held.take(Stream("email"))
            monkeypatch.setattr(claims, "monotonic", lambda: monotonic() + seconds)
            return held.are_fresh, held.begins(claim.delivery)

    assert asyncio.run(begun_after()) == (begins, begins)


def test_is_held_for_as_long_as_the_documents_say():
    """Deliveries, in docs/reference: half a minute, and nothing new after 15 seconds."""
    assert (claims.LEASE, claims.NOTHING_NEW_AFTER) == (30, 15)
    assert 2 * claims.RENEWED_EVERY < claims.NOTHING_NEW_AFTER  # one that fails is no trouble yet
    assert claims.NOTHING_NEW_AFTER < claims.ENDED_AFTER
    assert claims.ENDED_AFTER + deliver.LAST_WORDS <= claims.LEASE


def test_that_is_about_to_end_cuts_off_what_is_under_way(tmp_path, monkeypatch, cut_off):
    monkeypatch.setattr(claims, "RENEWED_EVERY", 0.1)
    monkeypatch.setattr(claims, "ENDED_AFTER", 0.5)
    monkeypatch.setattr(deliver, "LAST_WORDS", 0.2)
    readers(20)
    publication, way = said(), Slow()
    with pytest.raises((ExceptionGroup, TimeoutError)):
        run_cut_off(publication, way, tmp_path, cut_off, 1.5)
    told = list(way.told)
    assert len(told) <= 3
    publication.batches.update(lease_until=timezone.now())  # as it would be by then
    again = Pretend()
    carry_out(publication, tmp_path, email=again)  # the journal is read, though nobody died
    assert not set(told) & set(again.told)
    assert states(publication) == {"accepted": 20}


@pytest.mark.parametrize("query", [claims.GIVE_BACK_ALL, recover.FREE, recover.FREE_EXPIRED])
def test_of_several_batches_is_ended_in_their_order(meanwhile, query):
    """Else two of them, or one and whoever tries again, would wait for each other."""
    readers(1_200)
    publication = said()
    worker = claimed_by_another(publication, ends_in=-1)
    first, *others = publication.batches.order_by("pk").values_list("pk", flat=True)
    publication.batches.filter(pk=first).update(lane=0)  # which moves it behind them

    async def end():
        async with Connection() as connection:
            await connection.fetch(
                query, {"worker": worker, "publication": publication.pk, "lease": claims.LEASE}
            )

    hold = "SELECT FROM publishing_batch WHERE id = ANY(%s) FOR UPDATE NOWAIT"
    meanwhile.execute(hold, [[first]])
    ending = threading.Thread(target=asyncio.run, args=[end()])
    ending.start()
    wait_for(is_blocked, "it to wait for the first")
    meanwhile.execute(hold, [others])
    meanwhile.rollback()
    ending.join()
    assert not publication.batches.filter(lease_until__isnull=False).exists()


def test_outlasts_the_loss_of_the_connection_to_the_database(tmp_path, meanwhile):
    readers(10)
    publication = said()

    def lose(address):
        meanwhile.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'commsdesk deliver'"
        )
        meanwhile.commit()

    way = Slow(lose)
    carry_out(publication, tmp_path, email=way)
    assert len(way.told) == len(set(way.told)) == 10
    assert states(publication) == {"accepted": 10}


def test_is_given_back_when_the_job_is_told_to_stop(tmp_path):
    readers(20)
    publication, way = said(), Slow()
    order = order_of(publication)

    async def stopped():
        running = asyncio.create_task(delivered(order, {"email": way}, tmp_path))
        await way.has_told.wait()
        running.cancel()
        await asyncio.wait([running])

    asyncio.run(stopped())
    assert states(publication) == {"accepted": len(way.told), "waiting": 20 - len(way.told)}
    assert not list(tmp_path.iterdir())
