"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from commsdesk.drafting import remind as reminding


@app.task(name="drafting.remind", queue="clock")
def remind(promise: int, step: str) -> None:
    reminding.remind(promise, step, timezone.now())
