"""Rate how severe an incident is."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_see import require_work
from commsdesk.incidents.models import Incident, Severity
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


@transaction.atomic
def rate(incident: Incident, severity: str, *, by: User, now: datetime) -> Incident:
    """Anybody who works on it may rate an incident higher; only who commands rates it lower."""
    incident = lock(incident.pk)
    require_work(by, incident)
    if severity not in Severity.values:
        raise Refused("severity", f"Choose one of {', '.join(Severity.values)}.")
    if severity == incident.severity:
        return incident
    is_lower = severity > incident.severity  # SEV-1 is the highest
    if is_lower and not incident.is_commanded_by(by):
        raise PermissionDenied("Only the Incident Commander or the deputy lowers the severity.")
    record(incident, "rate", by=by, now=now, text=f"{incident.severity} → {severity}")
    incident.severity = severity
    incident.save(update_fields=["severity"])
    return incident
