"""The jobs that look after jobs: bring back what a dead worker held, forget what is long done."""

from __future__ import annotations

import json
import logging

from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from procrastinate import Blueprint, JobContext
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from commsdesk.channels.contract import Note
from commsdesk.people import page
from commsdesk.publishing.secrets import decrypt

log = logging.getLogger(__name__)

jobs = Blueprint()

QUEUE = "rescue"  # its own: where every other place is taken by long jobs, this one still runs
SILENT = 30  # seconds without a heartbeat after which a worker counts as dead
MOST_TRIES = 10  # then the job itself is what kills its workers
DELIVER = "publishing.deliver"  # is never given up: whoever waits would not be told
DAY = 24  # hours


# A tick that still waits locks out the next.
@jobs.periodic(cron="* * * * * */5")  # seconds come last
@jobs.task(name="config.rescue", queue=QUEUE, queueing_lock="config.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    await bring_back_all(context.app.job_manager)


async def bring_back_all(manager: JobManager) -> None:
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        await bring_back(job, manager)


async def bring_back(job: Job, manager: JobManager) -> None:
    if job.attempts >= MOST_TRIES and job.task_name != DELIVER:
        log.error("%s has ended %d workers and is given up.", job.call_string, job.attempts)
        await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        return
    try:
        await manager.retry_job(job)
    except UniqueViolation:  # its twin with the same queueing lock waits already
        await manager.finish_job(job, status=Status.ABORTED, delete_job=True)


@jobs.periodic(cron="17 * * * *")
@jobs.task(name="config.forget_jobs", queue=QUEUE, queueing_lock="forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    await forget(context.app.job_manager)


async def forget(manager: JobManager) -> None:
    """What was done a day ago, or failed a month ago."""
    await manager.delete_old_jobs(nb_hours=DAY)
    await manager.delete_old_jobs(
        nb_hours=30 * DAY, include_failed=True, include_cancelled=True, include_aborted=True
    )


@jobs.periodic(cron="37 3 * * *")
@jobs.task(name="config.forget_sessions", queue=QUEUE, queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:  # noqa: ARG001
    SessionStore.clear_expired()


@jobs.task(name="config.mail", queue="colleagues")
def mail(sealed: str) -> None:
    """What `config/mail.py` put away."""
    message = json.loads(decrypt(sealed))
    note = Note(
        title=message["subject"],
        body=message["body"],
        url=settings.COMMSDESK_URL,
        key=message["key"],
    )
    async_to_sync(page.mail)(note, message["to"])
