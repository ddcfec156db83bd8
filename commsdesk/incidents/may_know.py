"""Which statements of an incident a colleague may read on the desk."""

from __future__ import annotations

from django.db.models import QuerySet

from commsdesk.incidents.models import Assignment, Incident, Statement
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


def known_by(user: User, incident: Incident) -> QuerySet[Statement]:
    """What `user` may know, current and past. What nobody may know only who commands sees."""
    statements = incident.statements.all()
    if incident.is_commanded_by(user):
        return statements
    if user.has_role(*WORDING) or incident.has_on_it(user, *LIAISONS):
        return statements.exclude(known_to=None)
    own = [audience for role, audience in KNOWN_BY_ROLE.items() if user.has_role(role)]
    return statements.filter(known_to__key__in=[*KNOWN_TO_ALL, *own]).distinct()
