"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from commsdesk.drafting import remind as reminding


@app.task(name="drafting.remind", queue="clock")
def remind(promise: int, step: str) -> None:
    reminding.remind(promise, step, timezone.now())


def set_bells(promise: int, times: Mapping[str, datetime]) -> None:
    """Defer a job for each step, all in one query: publishing waits for it."""
    jobs = [
        remind.configure(schedule_at=at).make_new_job(promise=promise, step=step)
        for step, at in times.items()
    ]
    if jobs:
        app.job_manager.batch_defer_jobs(jobs)
