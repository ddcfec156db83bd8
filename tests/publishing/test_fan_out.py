"""Writing the deliveries of a publication…"""

import pytest
from django.db import connection

from commsdesk.incidents.plain_sql import rows, together
from commsdesk.publishing import fan_out
from tests import make
from tests.publishing.pretend import readers, said

pytestmark = pytest.mark.django_db


def test_makes_batches_of_500_at_the_most_that_hold_everybody():
    readers(1_060)
    batches = list(said().batches.order_by("first"))
    assert sum(one.last - one.first + 1 for one in batches) == 1_060
    assert len(batches) in {3, 4}
    assert max(one.last - one.first + 1 for one in batches) == 500


def test_makes_batches_of_each_channel_though_their_readers_take_turns():
    for number in range(60):
        readers(1, at=f"mail{number}.example.test")
        readers(1, at=f"hook{number}.example.test", channel="webhook")
    publication = said()
    batches = publication.batches.all()
    for channel in ("email", "webhook"):
        of_channel = publication.deliveries.filter(channel=channel)
        found = [
            number
            for one in batches.filter(channel=channel)
            for number in of_channel.filter(pk__range=(one.first, one.last)).values_list("pk")
        ]
        assert sorted(found) == sorted(of_channel.values_list("pk"))
        assert len(found) == 60


def test_calls_off_older_ones_by_their_numbers_however_many_there_are(monkeypatch):
    make.subscriber()
    plans = []
    first = make.published()

    def explained(*questions):
        for query, values in questions:
            if query.startswith("\nWITH batch"):
                plans.append("\n".join(line for (line,) in rows(f"EXPLAIN {query}", *values)))
        return together(*questions)

    monkeypatch.setattr(fan_out, "together", explained)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # as if there were millions
    make.published(make.draft(first.incident))
    (plan,) = plans
    assert "Index Cond: ((id >= batch.first) AND (id <= batch.last))" in plan
    assert "Seq Scan" not in plan
    assert first.deliveries.get().state == "superseded"
