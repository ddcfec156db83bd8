"""Give the checker the organisation's own rules."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from commsdesk.checks.house_file import compiled
from commsdesk.checks.house_yaml import BadHouseRules
from commsdesk.drafting.keep_policy import require_administrator
from commsdesk.drafting.models import HouseRules
from commsdesk.drafting.policy import audience_keys
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


@transaction.atomic
def keep_house_rules(text: str, *, by: User, now: datetime) -> HouseRules | None:
    """Put `text` in force as the next version; the same text again is no version.

    Raises PermissionDenied, or Refused with the line and the reason; then the old ones stay.
    """
    require_administrator(by)
    text = text.replace("\r\n", "\n")
    try:
        compiled(text, audience_keys())
    except BadHouseRules as refusal:
        raise Refused("text", str(refusal)) from refusal
    with connection.cursor() as cursor:  # versions are made one after the other
        cursor.execute("LOCK TABLE drafting_houserules IN SHARE ROW EXCLUSIVE MODE")
    last = HouseRules.objects.last()
    if text == (last.text if last else ""):
        return last
    version = last.version + 1 if last else 1
    return HouseRules.objects.create(version=version, text=text, by=by, at=now)
