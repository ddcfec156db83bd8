"""Ring who must speak: the liaison before the minute, the deputy at it, the commander after it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commsdesk.drafting.models import Promise
from commsdesk.incidents.lock import lock
from commsdesk.incidents.models import Assignment, Incident, Profile
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.people.reach import reach

Held = Assignment.Role


@transaction.atomic
def remind(promise_id: int, step: str, now: datetime) -> list[User]:
    """Ring for one step of a promise, unless it was answered or this step was rung already.

    `step` is "before", "due" or "late". It rings after the end of the incident too: the all-clear
    was promised as well. Returns who was reached.
    """
    promise = Promise.objects.select_related("audience").get(pk=promise_id)
    incident = lock(promise.incident_id)
    promise.refresh_from_db()
    if promise.answered_at or step in promise.rung:
        return []
    if step == "before" and now >= promise.due_at:  # no worker was there; the other bells ring
        return []
    promise.rung = [*promise.rung, step]
    if step == "due":
        promise.broken_at = promise.due_at
    promise.save(update_fields=["rung", "broken_at"])
    reached = who_is_rung(incident, promise, step)
    ring(promise, incident, step, reached, now)
    return reached


def who_is_rung(incident: Incident, promise: Promise, step: str) -> list[User]:
    """The holder of the step's role; where nobody holds it, the next one up the line."""
    inward = promise.audience.profile != Profile.PUBLIC
    liaison = Held.INTERNAL_LIAISON if inward else Held.CUSTOMER_LIAISON
    line = {
        "before": [liaison, Held.DEPUTY, Held.COMMANDER],
        "due": [Held.DEPUTY, Held.COMMANDER],
        "late": [Held.COMMANDER, Held.DEPUTY],
    }[step]
    for role in line:
        if holder := incident.holder(role):
            return [holder]
    return list(User.objects.filter(is_active=True, roles__contains=[Role.COMMANDER]))


def ring(
    promise: Promise, incident: Incident, step: str, reached: list[User], now: datetime
) -> None:
    due = f"{promise.due_at:%H:%M} UTC"
    title = {
        "before": f"{promise.audience.name} expects an update by {due}",
        "due": f"{promise.audience.name} was promised an update by {due}: it is that minute",
        "late": f"{promise.audience.name} is still waiting for the update of {due}",
    }[step]
    for user in reached:
        reach(user, title=title, body=incident.name, about=f"promise:{promise.pk}", now=now)
    names = ", ".join(user.name for user in reached) or "nobody: no commander has an account"
    about = f"promise:{promise.pk}"
    record(incident, "remind", by=None, now=now, about=about, text=f"{title}. Rung: {names}")
    if step == "due":
        text = f"{promise.audience.name}: the promise of {due} was broken"
        record(incident, "break", by=None, now=now, about=about, text=text)
