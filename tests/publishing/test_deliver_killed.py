"""When the worker is killed with -9 in mid-fan-out…"""

import asyncio
import os
import sys
from collections import Counter

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.utils import timezone
from procrastinate.contrib.django.utils import connector_params
from psycopg.conninfo import make_conninfo

from commsdesk.publishing.journal import journals_in, taken_over
from commsdesk.publishing.models import Delivery
from tests.channels.mailbox import real_relay
from tests.publishing.pretend import readers, said, states

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

COUNT = 1_500
KILLED_AFTER = (300, 700, 1_100)  # mails that the relay has taken

ONE_RUN = """
import asyncio, sys, django
django.setup()
from commsdesk.publishing import tasks
asyncio.run(tasks.deliver(publication=int(sys.argv[1])))
"""


class Worker:
    """A process that does the job once, with a data folder of its host's own."""

    def __init__(self, publication, data, relay, mailbox):
        self.command = [sys.executable, "-c", ONE_RUN, str(publication.pk)]
        self.mailbox = mailbox
        database = {key: value for key, value in connector_params().items() if value is not None}
        self.environment = {
            **os.environ,
            "DATABASE_URL": make_conninfo(**database),
            "COMMSDESK_DATA": str(data),
            "COMMSDESK_RELAY": f"smtp://{relay}?tls=off",
        }

    async def run(self):
        """To its end; returns its exit status."""
        process = await asyncio.create_subprocess_exec(*self.command, env=self.environment)
        return await process.wait()

    async def run_and_be_killed(self, after):
        """Returns how many mails can have been in flight: one on each of its connections."""
        before = len(self.mailbox.sessions)
        process = await asyncio.create_subprocess_exec(*self.command, env=self.environment)
        while len(self.mailbox.envelopes) < after:
            assert process.returncode is None
            await asyncio.sleep(0.005)
        process.kill()
        await process.wait()
        await asyncio.sleep(0.1)  # the relay reads what was still on its way
        return len({id(session) for session in self.mailbox.sessions[before:]})


def received(mailbox):
    return Counter(address for envelope in mailbox.envelopes for address in envelope.rcpt_tos)


def test_nobody_is_missed_and_repeats_are_at_most_the_mails_in_flight(tmp_path):
    readers(COUNT)
    publication = said()

    @async_to_sync
    async def run():
        in_flight = 0
        async with real_relay() as (relay, mailbox):
            worker = Worker(publication, tmp_path, relay, mailbox)
            for after in KILLED_AFTER:
                in_flight += await worker.run_and_be_killed(after)
            assert await worker.run() == 0
            return received(mailbox), in_flight

    told, in_flight = run()
    assert set(told) == {f"reader{number}@example.test" for number in range(COUNT)}
    assert told.total() - COUNT <= in_flight
    assert states(publication) == {"accepted": COUNT}
    assert journals_in(tmp_path / "journal") == []


def forget_leases_and_count_lost_marks(publication, folder):
    """As if 30 seconds had passed; returns how many acceptances only the journal knows of."""
    (journal,) = journals_in(folder)
    with taken_over(journal) as lines:
        written = {int(line.partition("\t")[0]) for line in lines}
    publication.batches.exclude(lease_until=None).update(lease_until=timezone.now())
    marked = Delivery.objects.filter(pk__in=written, state="accepted")
    return len(written) - marked.count()


def test_another_host_repeats_at_most_the_mails_in_flight_and_the_last_marks(tmp_path):
    readers(COUNT)
    publication = said()

    @async_to_sync
    async def run():
        async with real_relay() as (relay, mailbox):
            here = Worker(publication, tmp_path / "here", relay, mailbox)
            bound = await here.run_and_be_killed(after=400)
            bound += await sync_to_async(forget_leases_and_count_lost_marks)(
                publication, tmp_path / "here" / "journal"
            )
            elsewhere = Worker(publication, tmp_path / "elsewhere", relay, mailbox)
            assert await elsewhere.run() == 0
            return received(mailbox), bound

    told, bound = run()
    assert set(told) == {f"reader{number}@example.test" for number in range(COUNT)}
    assert told.total() - COUNT <= bound
    assert states(publication) == {"accepted": COUNT}
