"""What is wrong, how bad, in which phase, and who leads."""

from __future__ import annotations

from typing import Any

from commsdesk.desk.forms.incident import AloneForm, MoveForm, RateForm
from commsdesk.desk.look import Look
from commsdesk.incidents.models import Assignment

LEADS = (
    Assignment.Role.COMMANDER,
    Assignment.Role.DEPUTY,
    Assignment.Role.CUSTOMER_LIAISON,
    Assignment.Role.INTERNAL_LIAISON,
)


def head(look: Look) -> dict[str, Any]:
    incident = look.incident
    held = incident.assignments.filter(until=None, role__in=LEADS).select_related("user")
    holders = {one.role: one.user for one in held}
    return {
        "incident": incident,
        "leads": [(Assignment.Role(role).label, holders.get(role)) for role in LEADS],
        "commands": look.commands,
        "is_alone": incident.is_alone(look.user, look.now),
        "move_form": look.form("move", MoveForm(incident=incident)),
        "rate_form": look.form("rate", RateForm(initial={"severity": incident.severity})),
        "alone_form": look.form("alone", AloneForm()),
    }
