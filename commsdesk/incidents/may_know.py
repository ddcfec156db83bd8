"""Which statements of an incident a colleague may read on the desk, and whose texts."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from commsdesk.incidents.may_see import require_work
from commsdesk.incidents.models import Assignment, Audience, Incident, Profile, Statement
from commsdesk.people.models import Role, User

WORDING = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON)  # they write for every audience
LIAISONS = (Assignment.Role.CUSTOMER_LIAISON, Assignment.Role.INTERNAL_LIAISON)
# Every colleague may know what outsiders and internal teams may; some know more by their role.
KNOWN_TO_ALL = ("public", "partners", "internal")
KNOWN_BY_ROLE = {
    Role.SUPPORT: "support",
    Role.EXECUTIVE: "executive",
    Role.RESPONDER: "responders",
}
# Texts are as close as the facts in them; those of the other profiles are for every account.
READ_BY_ROLE = {
    Profile.EXECUTIVE: Role.EXECUTIVE,
    Profile.RESPONDERS: Role.RESPONDER,
}


def known_by(user: User, incident: Incident) -> QuerySet[Statement]:
    """What `user` may know, current and past. What nobody may know only who commands sees."""
    statements = incident.statements.all()
    if incident.is_commanded_by(user):
        return statements
    if writes_for_all(user, incident):
        return statements.exclude(known_to=None)
    own = [audience for role, audience in KNOWN_BY_ROLE.items() if user.has_role(role)]
    return statements.filter(known_to__key__in=[*KNOWN_TO_ALL, *own]).distinct()


def writes_for_all(user: User, incident: Incident) -> bool:
    """Whether `user` words messages for every audience, and so knows what each may know."""
    if user.has_role(*WORDING):
        return True
    return incident.is_commanded_by(user) or incident.has_on_it(user, *LIAISONS)


def is_open_to(user: User, incident: Incident, audience: Audience) -> bool:
    """Whether `user`, who sees the incident, may read what `audience` is told."""
    role = READ_BY_ROLE.get(Profile(audience.profile))
    if role is None or user.has_role(role):
        return True
    return writes_for_all(user, incident)


def require_wording(user: User, incident: Incident, audience: Audience) -> None:
    """Raise PermissionDenied unless `user` may change what this audience is told."""
    require_work(user, incident)
    if not is_open_to(user, incident, audience):
        raise PermissionDenied(f"Messages to {audience.name} are not yours to write.")
