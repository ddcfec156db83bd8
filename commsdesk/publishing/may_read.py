"""Who may read what was said to one audience of one incident."""

from __future__ import annotations

from commsdesk.incidents.may_know import is_open_to
from commsdesk.incidents.may_see import may_see
from commsdesk.incidents.models import Audience, Incident
from commsdesk.people.models import User


def may_read(user: User, incident: Incident, audience: Audience) -> bool:
    """What executives or responders are told is for them and who writes it; the rest for all."""
    return may_see(user, incident) and is_open_to(user, incident, audience)
