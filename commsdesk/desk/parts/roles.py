"""Who is on the incident, and in which role."""

from __future__ import annotations

from typing import Any

from commsdesk.desk.forms.incident import AssignForm
from commsdesk.desk.look import Look
from commsdesk.incidents.models import Assignment


def roles(look: Look) -> dict[str, Any]:
    order = list(Assignment.Role)
    held = look.incident.assignments.filter(until=None).select_related("user")
    return {
        "incident": look.incident,
        "held": sorted(held, key=lambda one: order.index(Assignment.Role(one.role))),
        "assign_form": look.form("roles", AssignForm()),
    }
