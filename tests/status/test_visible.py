"""What is published is seen: through the notice, or a look at the folder."""

from __future__ import annotations

import time

import psycopg
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from commsdesk.status import tasks
from commsdesk.status.ready import Table
from commsdesk.status.watch import Watch
from tests import make
from tests.status.said import said

pytestmark = pytest.mark.django_db(transaction=True)


def connect():
    return psycopg.connect(**connector_params(), autocommit=True)


@pytest.fixture
def table(data):
    table = Table(data / "public")
    watch = Watch(table, connect, every=60)  # so that only the notice can be in time
    watch.start()
    yield table
    watch.stop()
    watch.join()


def shows(table, words):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        answer = table.find("GET", "/", "", "")
        if answer and words.encode() in answer.body:
            return True
        time.sleep(0.005)
    return False


def test_what_is_published_by_the_verb_is_seen(table):
    published = make.published()
    job = ProcrastinateJob.objects.get(task_name="status.render")
    tasks.render(**job.args)
    assert shows(table, published.title)
    assert shows(table, f"/incidents/{published.incident.public_id}/")


def test_a_page_in_memory_changes_when_the_job_has_run(table):
    incident = make.incident()
    tasks.render(said(incident).pk)
    assert shows(table, "We are working on it.")
    tasks.render(said(incident, "All payments work.", at=make.NOON + make.minutes(9)).pk)
    assert shows(table, "All payments work.")
