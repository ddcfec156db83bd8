"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from commsdesk.drafting import remind as reminding


@app.task(name="drafting.remind", queue="clock")
def remind(promise: int, step: str) -> None:
    reminding.remind(promise, step, timezone.now())


def bells(promise: int, times: Mapping[str, datetime]) -> list[Job]:
    """A job for each step, to be deferred."""
    return [
        remind.configure(schedule_at=at).make_new_job(promise=promise, step=step)
        for step, at in times.items()
    ]
