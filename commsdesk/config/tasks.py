"""The jobs of this room: forget what is long done, and send Django's own mail."""

from __future__ import annotations

import json

from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from procrastinate import Blueprint, JobContext
from procrastinate.manager import JobManager

from commsdesk.channels.contract import Note
from commsdesk.people import page
from commsdesk.publishing.secrets import decrypt

jobs = Blueprint()

QUEUE = "housekeeping"
DAY = 24  # hours


# A tick that still waits locks out the next.
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
