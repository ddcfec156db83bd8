"""Declare to be the only one here, so that an author may approve; every other commander hears."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from commsdesk.incidents.lock import lock
from commsdesk.incidents.models import ALONE_LASTS, Alone, Assignment, Incident
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.people.reach import reach
from commsdesk.people.refused import Refused

COMMANDING = (Assignment.Role.COMMANDER, Assignment.Role.DEPUTY)


@transaction.atomic
def declare_alone(incident: Incident, *, by: User, reason: str, now: datetime) -> Alone:
    """Good for 30 minutes. Alone is never deduced; it is said, with a reason, and told at once.

    Raises PermissionDenied unless `by` commands, Refused without a reason.
    """
    incident = lock(incident.pk)
    if not incident.is_commanded_by(by):
        raise PermissionDenied("Only the Incident Commander or the deputy declares to be alone.")
    if not (reason := reason.strip()):
        raise Refused("reason", "Say why nobody else can approve; it stands in the review.")
    alone = incident.alone.create(user=by, reason=reason[:300], at=now)
    record(incident, "declare_alone", by=by, now=now, text=reason)
    minutes = int(ALONE_LASTS.total_seconds() // 60)
    for commander in others(incident, by):
        reach(
            commander,
            title=f"{by.name} works alone on {incident.name}",
            body=f"For {minutes} minutes {by.name} may approve their own words. Reason: {reason}",
            about=f"incident:{incident.public_id}",
            now=now,
        )
    return alone


def others(incident: Incident, by: User) -> QuerySet[User]:
    """Everybody else who commands, by trade or on this incident."""
    held = incident.assignments.filter(role__in=COMMANDING, until=None).values("user")
    commands = Q(roles__contains=[Role.COMMANDER]) | Q(pk__in=held)
    return User.objects.filter(commands, is_active=True).exclude(pk=by.pk)
