"""Declare an incident: the first moment of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.affect import set_states
from commsdesk.incidents.models import Assignment, Component, Incident, Phase, Severity, State
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

LONGEST_BEFORE = timedelta(days=365)  # that it went unnoticed
LONGEST_NAME = 150


@transaction.atomic
def declare(
    name: str,
    *,
    severity: str,
    by: User,
    now: datetime,
    components: Mapping[Component, State] | None = None,
    began_at: datetime | None = None,
    is_drill: bool = False,
    is_private: bool = False,
) -> Incident:
    """Open an incident; whoever declares it and is a commander by trade commands it at first.

    Raises PermissionDenied for executives, Refused for a value that cannot be.
    """
    if not by.has_role(*(set(Role) - {Role.EXECUTIVE})):
        raise PermissionDenied("Executives read incidents; a colleague on call declares them.")
    if not (name := name.strip()):
        raise Refused("name", "Say in a few words what is wrong.")
    if len(name) > LONGEST_NAME:
        raise Refused("name", f"Keep it under {LONGEST_NAME} characters; this has {len(name)}.")
    if severity not in Severity.values:
        raise Refused("severity", f"Choose one of {', '.join(Severity.values)}.")
    if began_at and not now - LONGEST_BEFORE <= began_at <= now:
        raise Refused("began_at", "An incident began in the past, and less than a year ago.")
    incident = Incident.objects.create(
        name=name,
        severity=severity,
        phase=Phase.INVESTIGATING,
        began_at=began_at,
        declared_at=now,
        declared_by=by,
        is_drill=is_drill,
        is_private=is_private,
    )
    set_states(incident, components or {})
    record(incident, "declare", by=by, now=now, text=f"{severity}: {name}")
    if by.has_role(Role.COMMANDER):
        begin_with(incident, by, Assignment.Role.COMMANDER, now)
    elif is_private:  # else it would be closed to them at once
        begin_with(incident, by, Assignment.Role.EXPERT, now)
    return incident


def begin_with(incident: Incident, by: User, role: Assignment.Role, now: datetime) -> None:
    incident.assignments.create(user=by, role=role, since=now)
    record(incident, "assign", by=by, now=now, text=f"{by.name} is {role.label}")
