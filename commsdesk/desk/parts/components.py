"""How the components are that the incident touches."""

from __future__ import annotations

from typing import Any

from commsdesk.desk.forms.incident import ComponentsForm
from commsdesk.desk.look import Look


def components(look: Look) -> dict[str, Any]:
    affected = look.incident.affected.select_related("component__group").order_by(
        "component__group__position", "component__position", "component__public_name"
    )
    states = {one.component_id: one.state for one in affected}
    return {
        "incident": look.incident,
        "affected": affected,
        "components_form": look.form("components", ComponentsForm(states=states)),
    }
