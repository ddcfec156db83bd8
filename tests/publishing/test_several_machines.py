"""Three workers share one publication: one is killed, one cut off, the database started again."""

import asyncio
import os
import signal
import sys
import tempfile
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from django.db import connection
from procrastinate.contrib.django.utils import connector_params
from psycopg.conninfo import make_conninfo

from commsdesk.config.server import leave
from tests.channels.mailbox import real_relay
from tests.publishing.pretend import readers, said, states

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

# A fifth of how long things last in earnest. AT_FULL_LENGTH=1 in the environment takes the whole,
# leases of 30 seconds and a worker that is cut off for 40; that takes minutes: --timeout 600.
WHOLE = "AT_FULL_LENGTH" in os.environ
COUNT = 12_000 if WHOLE else 2_400
RATE = 150  # mails a second and relay, so that each of these things comes in the middle
LEASE, NOTHING_NEW_AFTER, CUT_OFF = (30.0, 15.0, 40.0) if WHOLE else (6.0, 3.0, 8.0)  # seconds

WORKER = f"""
import asyncio, sys, django
django.setup()
from asgiref.sync import sync_to_async
from django.db import close_old_connections
from commsdesk.publishing import claims, deliver, tasks
from commsdesk.publishing.models import Delivery
claims.LEASE, claims.RENEWED_EVERY = {LEASE}, 1.0
claims.NOTHING_NEW_AFTER, claims.ENDED_AFTER = {NOTHING_NEW_AFTER}, {LEASE * 5 / 6}
deliver.LAST_WORDS = {LEASE / 6}

async def work(publication):
    left = Delivery.objects.filter(publication=publication, state="waiting")
    while True:
        await sync_to_async(close_old_connections)()  # so does the queue, around each job
        try:
            await tasks.deliver(publication=publication)
            if not await left.aexists():
                return
        except Exception as error:  # as the queue does, which does the job again
            print(repr(error)[:200], file=sys.stderr)
        await asyncio.sleep(0.3)

asyncio.run(work(int(sys.argv[1])))
"""


class Cable:
    """Between one worker and the database; while it is cut, nothing comes through it."""

    def __init__(self):
        self.database = {key: value for key, value in connector_params().items() if value}
        self.folder = tempfile.mkdtemp(prefix="cable", dir="/tmp")  # a socket's path is short
        self.is_whole = asyncio.Event()
        self.is_whole.set()
        self.tasks = set()

    @asynccontextmanager
    async def laid(self):
        name = f".s.PGSQL.{self.database['port']}"
        self.far = str(Path(self.database["host"]) / name)
        server = await asyncio.start_unix_server(self.join, str(Path(self.folder) / name))
        try:
            yield make_conninfo(**self.database | {"host": self.folder, "requirepeer": None})
        finally:
            server.close()
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)

    async def join(self, reader, writer):
        self.tasks.add(asyncio.current_task())
        try:
            far_reader, far_writer = await asyncio.open_unix_connection(self.far)
            try:
                pumps = [self.pump(reader, far_writer), self.pump(far_reader, writer)]
                await asyncio.gather(*pumps)
            finally:
                far_writer.transport.abort()
        except OSError:
            pass  # the database is not there
        finally:
            writer.transport.abort()

    async def pump(self, reader, writer):
        while data := await reader.read(65_536):
            await self.is_whole.wait()
            writer.write(data)
            await writer.drain()
        writer.close()


class Machine:
    """A worker with a data folder, a cable and a relay of its own."""

    def __init__(self, number, folder):
        self.data = folder / f"machine{number}"
        self.cable = Cable()

    @asynccontextmanager
    async def working(self, publication, rate=RATE):
        async with real_relay() as (relay, self.mailbox), self.cable.laid() as database:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", WORKER, str(publication),
                env={
                    **os.environ,
                    "DATABASE_URL": database,
                    "COMMSDESK_DATA": str(self.data),
                    "COMMSDESK_RELAY": f"smtp://{relay}?tls=off&rate={rate}",
                },
            )  # fmt: skip
            try:
                yield self
            finally:
                if self.process.returncode is None:
                    self.process.kill()
                await self.process.wait()

    @property
    def taken(self):
        return len(self.mailbox.envelopes)

    def in_flight(self):
        """At most one mail on each of its connections."""
        return len({id(session) for session in self.mailbox.sessions})

    def unmarked(self, publication):
        """Mails that its relay took and the database does not know of."""
        written = [
            int(line.split()[0])
            for path in (self.data / "journal").glob("*.journal")
            for line in path.read_text().strip().splitlines()
        ]
        with psycopg.connect(**connector_params()) as line:
            (known,) = line.execute(
                "SELECT count(*) FROM publishing_delivery WHERE publication_id = %s"
                " AND state = 'accepted' AND id = ANY(%s)",
                [publication, written],
            ).fetchone()
        return self.taken - known


async def until(is_so, seconds=60):
    end = monotonic() + seconds
    while not is_so():
        assert monotonic() < end
        await asyncio.sleep(0.01)


async def kill(machine, publication):
    """Returns how many it can have told without the others' knowing."""
    machine.process.kill()
    await machine.process.wait()
    await asyncio.sleep(0.1)  # the relay reads what was still on its way
    return machine.unmarked(publication) + machine.in_flight()


async def cut_off(machine, publication):
    """For longer than a lease lasts; returns as `kill` does."""
    machine.cable.is_whole.clear()
    began = monotonic()
    await asyncio.sleep(NOTHING_NEW_AFTER + 1)
    begun_in_time = machine.taken
    bound = machine.unmarked(publication) + machine.in_flight()
    await asyncio.sleep(CUT_OFF - (monotonic() - began))
    assert machine.taken == begun_in_time
    machine.cable.is_whole.set()
    return bound


async def start_again(postgres):
    """As an operator does, in the middle of it all."""
    with psycopg.connect(**connector_params()) as line:
        (folder,) = line.execute("SHOW data_directory").fetchone()
    number = int((Path(folder) / "postmaster.pid").read_text().split()[0])
    os.kill(number, signal.SIGINT)
    end = monotonic() + 20
    while monotonic() < end:
        postgres.watch()
        try:
            await (await psycopg.AsyncConnection.connect(**connector_params())).close()
        except psycopg.OperationalError:
            await asyncio.sleep(0.1)
        else:
            if int((Path(folder) / "postmaster.pid").read_text().split()[0]) != number:
                return
    pytest.fail("The database did not come back.")


def test_everybody_is_told_and_repeats_stay_within_their_bound(tmp_path, postgres):
    readers(COUNT)
    publication = said()
    connection.close()  # this process's own would die with the database
    leave()

    async def run():
        async with AsyncExitStack() as stack:
            one, two, three = machines = [
                await stack.enter_async_context(Machine(number, tmp_path).working(publication.pk))
                for number in range(3)
            ]
            await until(lambda: min(each.taken for each in machines) > 50)
            bound = await kill(one, publication.pk)
            cutting = asyncio.create_task(cut_off(two, publication.pk))
            await asyncio.sleep(1)
            await start_again(postgres)
            bound += await cutting
            for machine in (two, three):
                assert await asyncio.wait_for(machine.process.wait(), 90) == 0
            mails = [each for machine in machines for each in machine.mailbox.envelopes]
            return Counter(address for mail in mails for address in mail.rcpt_tos), bound

    told, bound = asyncio.run(run())
    assert set(told) == {f"reader{number}@example.test" for number in range(COUNT)}
    assert told.total() - COUNT <= bound
    assert bound < COUNT / 4  # it says something
    assert states(publication) == {"accepted": COUNT}
