"""The delivery job's queries, where PostgreSQL takes a table for empty that is not…"""

import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.utils import connector_params

from commsdesk.channels.contract import SendError
from commsdesk.publishing.models import Batch
from tests.publishing.pretend import Pretend, carry_out, readers, said, states

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 5_000
READ = "SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname LIKE 'publishing%'"


def rows_read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(READ)
        return int(cursor.fetchone()[0] or 0)


@pytest.mark.parametrize("table", ["subscriber", "delivery", "batch"])
def test_read_each_row_a_few_times_and_not_once_for_each_reader(tmp_path, table):
    with transaction.atomic():
        readers(MANY)
        publication = said()
        Batch.objects.bulk_create(
            Batch(publication=publication, channel="old", is_untold=False, lane=2, first=0, last=0)
            for _ in range(MANY)
        )
        # Its own rows are still to be committed, so all that it sees is pages without a row.
        with psycopg.connect(**connector_params(), autocommit=True) as vacuum:
            vacuum.execute(f"ANALYZE publishing_{table}")
    refused = SendError("550 no such user", permanent=True)
    way = Pretend(lambda address: refused if "7" in address else None)
    before = rows_read()
    carry_out(publication, tmp_path, email=way)
    assert states(publication).keys() == {"accepted", "refused"}
    assert rows_read() - before < 12 * MANY
