"""Who may read what was said to one audience of one incident."""

from __future__ import annotations

from commsdesk.incidents.may_see import may_see
from commsdesk.incidents.models import Audience, Incident, Profile
from commsdesk.people.models import Role, User

LEADING = (Role.EXECUTIVE, Role.COMMANDER, Role.ADMINISTRATOR, Role.LIAISON)


def may_read(user: User, incident: Incident, audience: Audience) -> bool:
    """Executives' briefs are for executives and who writes them; the rest for every account."""
    if not may_see(user, incident):
        return False
    return audience.profile != Profile.EXECUTIVE or user.has_role(*LEADING)
