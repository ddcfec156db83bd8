"""Jobs are done once somebody can do them, whatever happened to who began them."""

import ast
import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from commsdesk.config import jobs, tasks
from commsdesk.config import rescue as rescuing
from commsdesk.config.later import LATER
from commsdesk.publishing.correct import correct
from commsdesk.publishing.queues import QUEUES
from tests import make

CODE = Path(jobs.__file__).parents[1]


def names_deferred_in_the_code() -> set[str]:
    calls = [
        node
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "configure_task"
    ]
    return {call.args[0].value for call in calls}


def test_every_name_that_the_code_defers_is_listed():
    assert names_deferred_in_the_code() == set(LATER)


@pytest.mark.parametrize("name", LATER)
def test_every_listed_name_has_a_task(name):
    assert name in jobs.worker_app().tasks


def test_every_job_is_in_the_lane_of_one_worker():
    own = jobs.worker_app()
    served = [queue for lane in jobs.lanes() for queue in lane["queues"]]
    queues = {task.queue for task in own.tasks.values()} - {"builtin"}  # which nobody defers
    assert sorted(served) == sorted({*QUEUES.values(), *queues})


def test_deliveries_of_each_lane_have_places_of_their_own():
    served = [lane["queues"] for lane in jobs.lanes()]
    assert all([queue] in served for queue in QUEUES.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("audience", "corrects", "queue"),
    [
        ("public", False, "delivery"),
        ("public", True, "delivery-of-corrections"),
        ("executive", False, "delivery-to-colleagues"),
    ],
)
def test_colleagues_and_corrections_are_not_behind_the_news(audience, corrects, queue):
    publication = make.published(make.draft(to=audience))
    if corrects:
        correction = correct(publication, by=make.lee(), now=make.NOON)
        publication = make.published(correction)
    job = ProcrastinateJob.objects.get(
        task_name="publishing.deliver", args={"publication": publication.pk}
    )
    assert job.queue_name == queue


@pytest.mark.parametrize(
    ("exception", "attempts", "wait"),
    [
        (ValueError(), 0, 1),
        (ValueError(), 3, 8),
        (ValueError(), 9, 60),
        (asyncio.CancelledError(), 0, 0),
        (asyncio.CancelledError(), 99, 0),
    ],
)
def test_a_job_that_failed_waits_longer_each_time(exception, attempts, wait):
    decision = jobs.Again().get_retry_decision(exception=exception, job=job(attempts))
    seconds = (decision.retry_at - datetime.now(UTC)).total_seconds()
    assert seconds == pytest.approx(wait, abs=0.5)


def test_a_job_that_always_fails_is_given_up():
    assert jobs.Again().get_retry_decision(exception=ValueError(), job=job(10)) is None


def test_a_delivery_is_never_given_up():
    failing = job(5_000, "publishing.deliver")
    decision = jobs.Again().get_retry_decision(exception=ValueError(), job=failing)
    seconds = (decision.retry_at - datetime.now(UTC)).total_seconds()
    assert seconds == pytest.approx(60, abs=0.5)


def job(attempts: int, name: str = "people.page") -> Job:
    return Job(
        id=1, queue="clock", lock=None, queueing_lock=None, task_name=name,
        attempts=attempts,
    )  # fmt: skip


@pytest.fixture
def empty_queue(transactional_db):
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def begun(*, heartbeat: int, attempts: int = 0, queueing_lock: str | None = None) -> int:
    """A job that a worker began who was last heard of so many seconds ago."""
    options = {"queueing_lock": queueing_lock} if queueing_lock else {}
    pk = app.configure_task("status.render", **options).defer(publication=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH worker AS (INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s)) RETURNING id)"
            " UPDATE procrastinate_jobs SET status = 'doing', attempts = %s,"
            " worker_id = (SELECT id FROM worker) WHERE id = %s",
            [heartbeat, attempts, pk],
        )
    return pk


def rescue() -> None:
    async def once() -> None:
        async with jobs.worker_app().open_async() as own:
            await rescuing.bring_back_all(own.job_manager)

    asyncio.run(once())


def status_of(pk: int) -> str:
    return ProcrastinateJob.objects.get(pk=pk).status


def test_a_dead_workers_job_is_brought_back(empty_queue):
    dead, living = begun(heartbeat=31), begun(heartbeat=9)
    rescue()
    assert (status_of(dead), status_of(living)) == ("todo", "doing")


def test_a_job_whose_twin_waits_is_left_to_the_twin(empty_queue):
    stalled = begun(heartbeat=31, queueing_lock="deliver 1")
    twin = app.configure_task("status.render", queueing_lock="deliver 1").defer(publication=1)
    after = begun(heartbeat=31)
    rescue()
    assert not ProcrastinateJob.objects.filter(pk=stalled).exists()
    assert (status_of(twin), status_of(after)) == ("todo", "todo")


def test_a_job_that_ends_its_workers_is_given_up(empty_queue):
    deadly = begun(heartbeat=31, attempts=rescuing.MOST_TRIES)
    rescue()
    assert status_of(deadly) == Status.FAILED.value


def ended(status: str, hours: int) -> int:
    pk = app.configure_task("status.render").defer(publication=1)
    with connection.cursor() as cursor:
        for step in ("doing", status):
            cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [step, pk])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - make_interval(hours => %s)"
            " WHERE job_id = %s",
            [hours, pk],
        )
    return pk


def test_what_is_long_done_is_forgotten(empty_queue):
    ended("succeeded", 25)
    ended("failed", 31 * 24)
    kept = {ended("succeeded", 23), ended("failed", 29 * 24)}

    async def forget() -> None:
        async with jobs.worker_app().open_async() as own:
            await tasks.forget(own.job_manager)

    asyncio.run(forget())
    left = set(ProcrastinateJob.objects.values_list("pk", flat=True))
    assert left == kept


def test_a_verb_in_a_job_defers_with_its_transaction(empty_queue):
    """Inside a worker as outside: what is rolled back was never deferred."""

    def verb() -> None:
        with transaction.atomic():
            own.tasks["status.render"].defer(publication=1)
            transaction.set_rollback(True)
        connection.close()

    own = jobs.worker_app()

    async def in_a_worker() -> None:
        async with own.open_async():
            await asyncio.to_thread(verb)

    asyncio.run(in_a_worker())
    assert not ProcrastinateJob.objects.exists()


def test_a_dead_workers_job_is_brought_back_though_the_clock_was_set_back_meanwhile(empty_queue):
    dead = begun(heartbeat=-3_600)
    rescue()
    assert status_of(dead) == "doing"  # it may live, and would say so within ten seconds
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '31 s'"
        )
    rescue()
    assert status_of(dead) == "todo"


def test_jobs_are_brought_back_every_few_seconds_whatever_the_clock_and_the_database_do(
    monkeypatch,
):
    async def bring_back_all(manager):
        looks.append(manager)
        if len(looks) == 1:
            raise ConnectorException
        if len(looks) == 3:
            raise asyncio.CancelledError

    looks = []
    monkeypatch.setattr(rescuing, "EVERY", 0.01)
    monkeypatch.setattr(rescuing, "bring_back_all", bring_back_all)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(rescuing.keep_rescuing(None))


def test_its_ticks_go_over_the_workers_own_connections():
    own = jobs.worker_app()
    registry = own.periodic_registry.periodic_tasks
    assert {name for name, _ in registry} >= {"config.forget_jobs", "status.new_day"}
    assert all(each.task.blueprint is own for each in registry.values())


@pytest.mark.usefixtures("empty_queue")
def test_a_worker_fetches_them_over_a_new_connection_where_the_server_ended_the_last():
    async def fetch() -> int:
        async with jobs.worker_app().open_async() as own:
            await own.job_manager.fetch_job(["delivery"], worker_id=0)
            ended = await sync_to_async(end_the_others)()
            await own.job_manager.fetch_job(["delivery"], worker_id=0)
            return ended

    assert asyncio.run(fetch()) >= 1


def end_the_others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND query LIKE '%procrastinate_fetch_job%'"
        )
        return len(cursor.fetchall())
