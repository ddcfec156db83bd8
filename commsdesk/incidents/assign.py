"""Give somebody a role on an incident, or take one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_see import require_work
from commsdesk.incidents.models import Assignment, Incident
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

SESSION_IS_LIVE = timedelta(minutes=5)


@transaction.atomic
def assign(incident: Incident, user: User, role: str, *, by: User, now: datetime) -> Assignment:
    """Give `role` to `user`; whoever held it before holds it no more (experts stay beside).

    Raises PermissionDenied where `by` may not, Refused for an unknown role.
    """
    incident = lock(incident.pk)
    if role not in Assignment.Role.values:
        raise Refused("role", f"Choose one of {', '.join(Assignment.Role.values)}.")
    if not user.is_active:
        raise Refused("user", f"The account of {user.name} is closed.")
    if role == Assignment.Role.COMMANDER:
        require_command(incident, user, by, now)
    elif not may_give(incident, user, role, by):
        raise PermissionDenied("The Incident Commander or the deputy gives out this role.")
    held = incident.assignments.filter(role=role, until=None)
    if already := held.filter(user=user).first():
        return already
    if role != Assignment.Role.EXPERT:
        held.update(until=now)
    label = Assignment.Role(role).label
    record(incident, "assign", by=by, now=now, text=f"{user.name} is {label}")
    return incident.assignments.create(user=user, role=role, since=now)


def may_give(incident: Incident, user: User, role: str, by: User) -> bool:
    """Commanders give out roles; anybody who works here may take one that nobody holds."""
    if incident.is_commanded_by(by) or by.has_role(Role.COMMANDER):
        return True
    require_work(by, incident)
    is_free = role == Assignment.Role.EXPERT or incident.holder(role) is None
    return user == by and role != Assignment.Role.DEPUTY and is_free


def require_command(incident: Incident, user: User, by: User, now: datetime) -> None:
    """Command is handed over by its holder, or taken by a commander where its holder is away.

    Others may take it only while no other commander has a live session, so that a liaison
    cannot approve their own words by a change of hats.
    """
    holder = incident.commander
    if holder == by:
        return
    here = User.objects.filter(is_active=True, seen_at__gte=now - SESSION_IS_LIVE)
    others = here.exclude(pk=by.pk)
    if holder and others.filter(pk=holder.pk).exists():
        raise PermissionDenied(f"{holder.name} commands and is here: ask them to hand over.")
    if user.has_role(Role.COMMANDER) and by.has_role(Role.COMMANDER):
        return
    require_work(by, incident)
    if user != by:
        raise PermissionDenied("Command is handed over by who holds it, or taken; ask them.")
    if others.filter(roles__contains=[Role.COMMANDER]).exists():
        raise PermissionDenied("Another commander is here: ask them to take command.")
