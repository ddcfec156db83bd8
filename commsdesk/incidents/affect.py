"""Say how the components are that an incident touches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_see import require_work
from commsdesk.incidents.models import Component, Incident, State
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


@transaction.atomic
def affect(
    incident: Incident, components: Mapping[Component, State], *, by: User, now: datetime
) -> None:
    """Set the state of each component named; the others stay as they are.

    Raises PermissionDenied, or Refused for a state that there is not.
    """
    incident = lock(incident.pk)
    require_work(by, incident)
    before = dict(incident.affected.values_list("component", "state"))
    changed = {one: state for one, state in components.items() if before.get(one.pk) != state}
    set_states(incident, changed)
    if changed:
        said = ", ".join(f"{name}: {State(state).label}" for name, state in changed.items())
        record(incident, "affect", by=by, now=now, text=said)


def set_states(incident: Incident, components: Mapping[Component, State]) -> None:
    if not set(components.values()) <= set(State.values):
        raise Refused("state", f"Choose one of {', '.join(State.values)}.")
    for component, state in components.items():
        incident.affected.update_or_create(component=component, defaults={"state": state})
