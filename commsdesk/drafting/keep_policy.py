"""Set how the checker reads."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied

from commsdesk.drafting.models import Switches
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

MOST_SEGMENTS = 10


def keep_policy(
    *,
    allows_estimates: bool,
    blocks_missing_next_update: bool,
    sms_segments: int,
    by: User,
    now: datetime,
) -> Switches:
    """What was set before stays as history. Raises PermissionDenied, Refused."""
    require_administrator(by)
    if not 1 <= sms_segments <= MOST_SEGMENTS:
        raise Refused("sms_segments", f"Allow 1 to {MOST_SEGMENTS} parts of a text message.")
    chosen = {
        "allows_estimates": allows_estimates,
        "blocks_missing_next_update": blocks_missing_next_update,
        "sms_segments": sms_segments,
    }
    last = Switches.objects.last() or Switches()
    if all(getattr(last, name) == value for name, value in chosen.items()):
        return last
    return Switches.objects.create(**chosen, by=by, at=now)


def require_administrator(by: User) -> None:
    if not by.has_role(Role.ADMINISTRATOR):
        raise PermissionDenied("Only an administrator sets how the checker reads.")
