"""Who may see an incident, and who may work on it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from commsdesk.incidents.models import Incident
from commsdesk.people.models import Role, User

WORKING = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON, Role.RESPONDER)


def may_see(user: User, incident: Incident) -> bool:
    """Everybody with an account sees an incident; a private one only who is on it or commands."""
    if user.is_active and not incident.is_private:
        return True  # without a question to the database
    return visible_to(user).filter(pk=incident.pk).exists()


def visible_to(user: User) -> QuerySet[Incident]:
    if not user.is_active:
        return Incident.objects.none()
    if user.has_role(Role.ADMINISTRATOR, Role.COMMANDER):
        return Incident.objects.all()
    on_it = Q(assignments__user=user, assignments__until=None)
    return Incident.objects.filter(Q(is_private=False) | on_it).distinct()


def require_work(user: User, incident: Incident) -> None:
    """Raise PermissionDenied unless `user` may change what this incident says."""
    if not may_see(user, incident):
        raise PermissionDenied("This incident is private; ask its commander to add you.")
    if not (user.has_role(*WORKING) or incident.has_on_it(user)):
        raise PermissionDenied("Only people who work on the incident may change it.")
