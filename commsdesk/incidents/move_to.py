"""Move an incident to another phase."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_see import require_work
from commsdesk.incidents.models import (
    ENDED,
    INCIDENT_PHASES,
    MAINTENANCE_PHASES,
    Incident,
    Phase,
)
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


@transaction.atomic
def move_to(incident: Incident, phase: str, *, by: User, now: datetime) -> Incident:
    """Move to `phase`, forwards or back. Only who commands ends an incident.

    Raises PermissionDenied, or Refused for a phase that this kind of incident has not.
    """
    incident = lock(incident.pk)
    require_work(by, incident)
    phases = MAINTENANCE_PHASES if incident.phase in MAINTENANCE_PHASES else INCIDENT_PHASES
    if phase not in phases:
        raise Refused("phase", f"Choose one of {', '.join(phases)}.")
    if phase in ENDED and not incident.is_commanded_by(by):
        raise PermissionDenied("Only the Incident Commander or the deputy ends an incident.")
    if phase == incident.phase:
        return incident
    before = Phase(incident.phase)
    incident.phase = phase
    incident.resolved_at = now if phase in ENDED else None
    incident.save(update_fields=["phase", "resolved_at"])
    record(incident, "move_to", by=by, now=now, text=f"{before.label} → {Phase(phase).label}")
    return incident
