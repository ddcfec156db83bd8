"""A worker may be killed or stopped in mid-job: the job is done all the same."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.config.demo.catcher import Mailbox
from commsdesk.config.demo.command import free_port
from commsdesk.config.jobs import lanes
from commsdesk.people.reach import reach
from tests import make
from tests.channels.mailbox import Mailbox as Everything
from tests.publishing.pretend import readers, said, states
from tests.running import wait_for

pytestmark = pytest.mark.faults

MOST = 45  # seconds from the kill until another worker has done it


@pytest.fixture
def relay_port(transactional_db):
    yield free_port()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture
def start(run_folder, relay_port, tmp_path):
    """Starts `commsdesk worker` on the test's own database."""
    place = connection.settings_dict
    begun: list[subprocess.Popen[bytes]] = []

    def start(options: str = "") -> subprocess.Popen[bytes]:
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", "commsdesk.config.cli", "worker"],
                env={
                    **os.environ,
                    "COMMSDESK_DATA": str(run_folder / "worker"),
                    "COMMSDESK_RELAY": f"smtp://127.0.0.1:{relay_port}{options}",
                    "DATABASE_URL": (
                        f"postgresql://{place['USER']}@/{place['NAME']}?host={place['HOST']}"
                    ),
                },
            )
        )
        return begun[-1]

    yield start
    for each in begun:
        each.kill()
        each.wait()


@contextmanager
def relay(port: int, mailbox: Mailbox | Everything):
    catcher = Controller(mailbox, hostname="127.0.0.1", port=port)
    catcher.start()
    yield mailbox
    catcher.stop()


@contextmanager
def a_begun_job(start, port: int):
    """A worker in the middle of a job."""
    reach(make.iris(), title="Rung", body="Come.", about="promise:1", now=timezone.now())
    with waiting_for_a_silent_relay(start, port) as worker:
        yield worker


@contextmanager
def waiting_for_a_silent_relay(start, port: int):
    with socket.create_server(("127.0.0.1", port)) as silent_relay:
        silent_relay.settimeout(40)
        worker = start()
        line, _ = silent_relay.accept()
        with line:
            yield worker


def status_of_the_job() -> str:
    return ProcrastinateJob.objects.get(task_name="people.page").status


def test_a_killed_workers_job_is_done_by_another(start, relay_port):
    with a_begun_job(start, relay_port) as first:
        first.kill()
        first.wait()
    killed_at = time.monotonic()
    with relay(relay_port, Mailbox()) as mailbox:
        start()
        wait_for(lambda: mailbox.to_accounts, "the mail", MOST)
        assert time.monotonic() - killed_at < MOST
        wait_for(lambda: status_of_the_job() == "succeeded", "the end of the job", 5)
    assert mailbox.to_accounts == [("iris@example.test", "Rung")]


def test_a_stop_in_mid_job_takes_ten_seconds_at_most(start, relay_port):
    with a_begun_job(start, relay_port) as first:
        first.terminate()
        first.wait(10)
    assert status_of_the_job() == "doing"  # for another to bring back, as after a kill


def test_workers_share_one_publication_and_one_that_stops_gives_back_what_it_holds(
    start, relay_port
):
    readers(3_000)
    publication = said()
    with relay(relay_port, Everything()) as mailbox:
        stopped, _ = workers = [start("?rate=120") for _ in range(2)]
        wait_for(lambda: len(telling(publication)) == len(workers), "both", 40)
        stopped.terminate()
        assert stopped.wait(10) == 0
        assert len(at_work_on(publication)) == 1
        assert len(mailbox.envelopes) < 3_000  # it was in the middle
        wait_for(lambda: states(publication) == {"accepted": 3_000}, "the end")
    told = [address for envelope in mailbox.envelopes for address in envelope.rcpt_tos]
    assert len(told) == len(set(told)) == 3_000


def test_a_worker_that_stops_gives_back_what_a_silent_relay_holds_up(start, relay_port):
    readers(30)
    publication = said()
    with waiting_for_a_silent_relay(start, relay_port) as worker:
        assert at_work_on(publication)
        worker.terminate()
        assert worker.wait(10) == 0
    assert not at_work_on(publication)
    assert states(publication) == {"waiting": 30}


def test_a_silent_relay_holds_up_neither_who_is_rung_nor_the_clock_nor_the_page(start, relay_port):
    ask_to_confirm(8)
    for _ in range(8):
        ring()
    with waiting_for_a_silent_relay(start, relay_port):
        make.published()  # long ago, so that all its bells ring now
        done = ProcrastinateJob.objects.filter(status="succeeded")
        wait_for(lambda: done.filter(task_name="drafting.remind").count() == 3, "the bells", 10)
        wait_for(lambda: done.filter(task_name="status.render").exists(), "the page", 10)


def test_colleagues_wait_for_no_sign_ups(start, relay_port):
    ask_to_confirm(30)
    ring()
    with relay(relay_port, Slow()) as mailbox:
        start()
        wait_for(lambda: ("iris@example.test", "Rung") in mailbox.to_accounts, "the mail", 45)
        assert len(mailbox.to_accounts) < 15


def ask_to_confirm(count: int) -> None:
    for number in range(count):
        one = make.subscriber(f"new{number}@example.test", verified=False)
        app.configure_task("status.confirm").defer(subscriber=one.pk)


def ring() -> None:
    reach(make.iris(), title="Rung", body="Come.", about="promise:1", now=timezone.now())


class Slow(Mailbox):
    """Takes a second for each mail."""

    async def handle_DATA(self, *given):  # noqa: N802
        await asyncio.sleep(1)
        return await super().handle_DATA(*given)


def at_work_on(publication) -> set[object]:
    held = publication.batches.exclude(lease_until=None)
    return set(held.values_list("worker", flat=True))


def telling(publication) -> set[object]:
    """The workers that hold batches of which they have told somebody."""
    told = publication.deliveries.filter(
        state="accepted", pk__range=(OuterRef("first"), OuterRef("last"))
    )
    held = publication.batches.filter(Exists(told)).exclude(lease_until=None)
    return set(held.values_list("worker", flat=True))


def test_an_idle_worker_stops_at_once(start):
    idle = start()
    wait_for(lambda: workers() == len(lanes()), "every lane of the worker", 40)
    idle.terminate()
    assert idle.wait(5) == 0
    assert not workers()


def workers() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        return cursor.fetchone()[0]
