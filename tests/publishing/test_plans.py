"""Queries that find each row by its key, where PostgreSQL takes a table for empty that is not…"""

import asyncio

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.utils import connector_params

from commsdesk.channels.contract import SendError
from commsdesk.publishing import claims
from commsdesk.publishing.models import Batch, Stop
from commsdesk.publishing.retry import retry
from tests import make
from tests.publishing.pretend import (
    Pretend,
    carry_out,
    delivered,
    order_of,
    readers,
    said,
    states,
)
from tests.publishing.test_leases import claimed_by_another

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 5_000
ROWS_READ = "SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname LIKE 'publishing%'"


@pytest.fixture
def seems_empty(request):
    """A publication to many, and the table that was analyzed before any of its rows was committed:
    ANALYZE saw pages without a row."""
    with psycopg.connect(**connector_params(), autocommit=True) as vacuum:
        # Else it may count batches meanwhile, or have counted those of other tests.
        vacuum.execute("ALTER TABLE publishing_batch SET (autovacuum_enabled = off)")
        with transaction.atomic():
            readers(MANY)
            publication = said()
            Batch.objects.bulk_create(
                Batch(
                    publication=publication, channel="old", is_untold=False, lane=2, first=0, last=0
                )
                for _ in range(MANY)
            )
            for table in {"batch", request.param}:
                vacuum.execute(f"ANALYZE publishing_{table}")
        yield publication
        vacuum.execute("ALTER TABLE publishing_batch RESET (autovacuum_enabled)")


def rows_read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(ROWS_READ)
        return int(cursor.fetchone()[0] or 0)


def in_seven(address):
    return SendError("550 no such user", permanent=True) if "7" in address else None


@pytest.mark.parametrize("seems_empty", ["subscriber", "delivery", "batch"], indirect=True)
def test_are_those_of_the_delivery_job(seems_empty, tmp_path, monkeypatch):
    monkeypatch.setattr(claims, "RENEWED_EVERY", 0.1)
    before = rows_read()
    carry_out(seems_empty, tmp_path, email=Pretend(in_seven))
    assert states(seems_empty).keys() == {"accepted", "refused"}
    assert rows_read() - before < 12 * MANY


@pytest.mark.parametrize("seems_empty", ["subscriber", "delivery", "batch"], indirect=True)
def test_are_those_that_call_off_what_came_back(seems_empty, tmp_path):
    claimed_by_another(seems_empty, ends_in=20)
    make.published(make.draft(seems_empty.incident))
    order = order_of(seems_empty)
    seems_empty.batches.filter(channel="email").update(lease_until=None)
    before, way = rows_read(), Pretend()
    asyncio.run(delivered(order, {"email": way}, tmp_path))
    assert way.told == []
    assert states(seems_empty) == {"superseded": MANY}
    assert rows_read() - before < 12 * MANY


@pytest.mark.parametrize("seems_empty", ["batch"], indirect=True)
def test_are_those_that_try_again(seems_empty, tmp_path):
    carry_out(seems_empty, tmp_path, email=Pretend(in_seven))
    before = rows_read()
    retry(seems_empty, by=make.lee(), now=timezone.now())
    assert rows_read() - before < 12 * MANY
    carry_out(seems_empty, tmp_path, email=Pretend())
    assert states(seems_empty) == {"accepted": MANY}


@pytest.mark.parametrize("seems_empty", ["batch"], indirect=True)
def test_are_those_that_stop(seems_empty, tmp_path):
    Stop.objects.create(publication=seems_empty, by=make.lee(), at=timezone.now())
    before = rows_read()
    carry_out(seems_empty, tmp_path, email=Pretend())
    assert states(seems_empty) == {"stopped": MANY}
    assert rows_read() - before < 12 * MANY
