"""The promise clock: "next update by 10:40 UTC" is made by a publication and kept by the next."""

from __future__ import annotations

from datetime import datetime, timedelta

from procrastinate.jobs import Job

from commsdesk.drafting import tasks
from commsdesk.drafting.models import Draft, Promise
from commsdesk.incidents.models import Audience, Incident
from commsdesk.incidents.plain_sql import Question, add
from commsdesk.incidents.record import line, record
from commsdesk.people.models import User

# When somebody is rung, counted from the minute that was promised.
STEPS = {
    "before": timedelta(minutes=-5),
    "due": timedelta(0),
    "late": timedelta(minutes=3),
}


def promise(draft: Draft, *, due_at: datetime, now: datetime) -> Promise:
    """Promise the audience of `draft` its next update.

    To be called within the transaction that publishes, which has to defer the bells and to append
    the line too; the running promise must have been kept.
    """
    made = Promise(
        incident=draft.incident, audience=draft.audience, draft=draft, made_at=now, due_at=due_at
    )
    add(made)
    return made


def bells(made: Promise) -> list[Job]:
    """The jobs that ring, apart from those whose time is over."""
    times = {step: made.due_at + after for step, after in STEPS.items()}
    return tasks.bells(made.pk, {step: at for step, at in times.items() if at > made.made_at})


def line_of(made: Promise, *, by: User) -> Question:
    text = f"{made.audience.name}: next update by {made.due_at:%H:%M} UTC"
    about = f"promise:{made.pk}"
    return line(made.incident, "promise", by=by, now=made.made_at, about=about, text=text)


def keep(incident: Incident, audience: Audience, *, by: User, now: datetime) -> Promise | None:
    """Answer the running promise to this audience, in time or late; none where none runs."""
    running = Promise.running(incident, audience)
    if running is None:
        return None
    running.answered_at = now
    # The bell may have rung while this publication waited for the incident.
    if now <= running.due_at and running.broken_at is None:
        running.kept_at = now
    else:
        running.broken_at = running.broken_at or running.due_at
    running.save(update_fields=["answered_at", "kept_at", "broken_at"])
    kept = "kept" if running.kept_at else "answered late"
    text = f"{audience.name}: the promise of {running.due_at:%H:%M} UTC was {kept}"
    record(incident, "keep", by=by, now=now, about=f"promise:{running.pk}", text=text)
    return running
