"""Writing the deliveries of a publication…"""

import pytest
from django.db import connection

from commsdesk.publishing import fan_out
from tests import make
from tests.publishing.pretend import readers, said

pytestmark = pytest.mark.django_db


def test_makes_batches_of_500_and_a_small_one_at_first():
    readers(1_060)
    batches = said().batches.order_by("first")
    assert [one.last - one.first + 1 for one in batches] == [50, 500, 500, 10]


def test_makes_batches_of_each_channel_though_their_readers_take_turns():
    for number in range(60):
        readers(1, at=f"mail{number}.example.test")
        readers(1, at=f"hook{number}.example.test", channel="webhook")
    publication = said()
    for batch in publication.batches.all():
        within = publication.deliveries.filter(pk__range=(batch.first, batch.last))
        assert within.filter(channel=batch.channel).count() in {50, 10}
    assert publication.batches.count() == 4


def test_calls_off_older_ones_by_their_numbers_however_many_there_are(monkeypatch):
    make.subscriber()
    plans = []
    first = make.published()

    def explained(query, *values):
        if query.startswith("\nWITH batch"):
            plans.append("\n".join(line for (line,) in rows(f"EXPLAIN {query}", *values)))
        return rows(query, *values)

    rows = fan_out.rows
    monkeypatch.setattr(fan_out, "rows", explained)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # as if there were millions
    make.published(make.draft(first.incident))
    (plan,) = plans
    assert "Index Scan on publishing_delivery_pkey" in plan
    assert "Seq Scan" not in plan
    assert first.deliveries.get().state == "superseded"
