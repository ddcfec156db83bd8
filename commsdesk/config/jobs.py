"""Which jobs a worker does, how many at once, and what becomes of those that did not end well."""

from __future__ import annotations

import asyncio
import select
from copy import copy
from typing import Any, TypedDict

from procrastinate import App
from procrastinate.contrib.django import DjangoApp, app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import JobAborted
from procrastinate.jobs import Job
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from commsdesk.config import connections, tasks
from commsdesk.config.rescue import MOST_TRIES
from commsdesk.publishing.queues import QUEUES
from commsdesk.publishing.tasks import try_to_deliver

# Each holds one of Django's connections, of which deliveries need one.
QUICK_AT_ONCE = 2
COLLEAGUES_AT_ONCE = 3
SIGN_UPS_AT_ONCE = 2
LONGEST_WAIT = 60  # seconds between two tries
FINISHES_WITHIN = (
    5.0  # seconds that a stopping worker gives to the jobs that run, before it cuts in
)


class Lane(TypedDict, total=False):
    """Jobs that do not wait for those of another lane."""

    queues: list[str]
    concurrency: int
    listen_notify: bool
    delete_jobs: str


class Again(BaseRetryStrategy):
    """A job is done again: at once when a stop cut it short, with growing waits when it failed.

    A delivery is never given up, for then nobody would be told: it ends when nobody waits.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, asyncio.CancelledError | JobAborted):
            return RetryDecision(retry_in={"seconds": 0})
        if job.attempts >= MOST_TRIES and job.task_name != try_to_deliver.name:
            return None
        wait = min(2 ** min(job.attempts, MOST_TRIES), LONGEST_WAIT)
        return RetryDecision(retry_in={"seconds": wait})


def worker_app() -> App:
    """An app of the worker's own: it fetches over its own pool, while a verb that defers goes on
    through Django's app, whose jobs are in Django's transaction."""
    connector = PsycopgConnector(
        kwargs=connector_params(),
        min_size=1,
        max_size=connections.JOBS_POOL,
        configure=each_query_by_itself,
        pool_factory=pool,
    )
    own = DjangoApp(connector=connector)
    own.tasks.update(app.tasks)
    own.add_tasks_from(tasks.jobs, namespace="")
    for task in own.tasks.values():
        task.retry_strategy = task.retry_strategy or Again()
    for each in app.periodic_registry.periodic_tasks.values():
        ticking = copy(each.task)
        ticking.blueprint = own  # its ticks, too, go over the pool, which mends itself
        own.periodic_registry.register_task(
            ticking, each.cron, each.periodic_id, each.configure_kwargs
        )
    return own


async def each_query_by_itself(connection: AsyncConnection) -> None:
    """Procrastinate asks one thing at a time: to begin and to commit around it would only add two
    journeys to each, for which the first mail waits."""
    await connection.set_autocommit(True)


def pool(**arguments: Any) -> AsyncConnectionPool:
    """Before each query Procrastinate would ask the server whether it is there: a journey more."""
    return AsyncConnectionPool(**arguments | {"check": still_there})


async def still_there(connection: AsyncConnection) -> None:
    """A server that ends says so, or hangs up, on a connection where it has nothing else to say.

    Raises OperationalError if it did.
    """
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    if poll.poll(0):
        await AsyncConnectionPool.check_connection(connection)


def lanes() -> list[Lane]:
    """The promise clock and the pages, which ask nobody outside, wait for no mail; and mail to
    colleagues for none to strangers. Where the relay is silent, each takes its place for 20 s."""
    return [
        Lane(queues=["clock", "status"], concurrency=QUICK_AT_ONCE),
        Lane(queues=["colleagues"], concurrency=COLLEAGUES_AT_ONCE),
        Lane(queues=["sign-up"], concurrency=SIGN_UPS_AT_ONCE),
        *(
            Lane(queues=[one], concurrency=connections.DELIVERIES_AT_ONCE)
            for one in QUEUES.values()
        ),
        Lane(queues=[tasks.QUEUE], listen_notify=False, delete_jobs="successful"),
    ]
