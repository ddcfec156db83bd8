"""Bring back the jobs of workers that live no more."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Final

from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from commsdesk.publishing.tasks import try_to_deliver

log = logging.getLogger(__name__)

EVERY = 5.0  # seconds, and no job itself: its tick would not come while the clock is set back
SILENT = 30  # seconds without a heartbeat after which a worker counts as dead
MOST_TRIES = 10  # then the job itself is what kills its workers

# Heartbeats to come were written before the clock was set back; who lives writes another at once.
NOT_TO_COME: Final = f"""
UPDATE procrastinate_workers SET last_heartbeat = now()
WHERE last_heartbeat > now() + interval '{SILENT} s'
"""  # noqa: S608 (ours)


async def keep_rescuing(manager: JobManager) -> None:
    """Runs until it is cancelled, in every worker."""
    while True:
        with suppress(ConnectorException):  # the database is away
            await bring_back_all(manager)
        await asyncio.sleep(EVERY)


async def bring_back_all(manager: JobManager) -> None:
    await manager.connector.execute_query_async(NOT_TO_COME)
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        with suppress(ConnectorException):  # another worker was quicker
            await bring_back(job, manager)


async def bring_back(job: Job, manager: JobManager) -> None:
    """A delivery always, for else whoever waits would not be told."""
    if job.attempts >= MOST_TRIES and job.task_name != try_to_deliver.name:
        log.error("%s has ended %d workers and is given up.", job.call_string, job.attempts)
        await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        return
    try:
        await manager.retry_job(job)
    except UniqueViolation:  # its twin with the same queueing lock waits already
        await manager.finish_job(job, status=Status.ABORTED, delete_job=True)
