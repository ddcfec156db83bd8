"""A colleague makes somebody a reader, having asked them."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.models import Audience
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.subscribers import is_reader, written

MAY_ENROL = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON)


@transaction.atomic
def enrol(address: str, *, audience: Audience, by: User, now: datetime) -> Subscriber:
    """Add an e-mail address that was confirmed in some other way than by our link.

    Raises PermissionDenied, or Refused for what is no address or is a reader already.
    """
    if not by.has_role(*MAY_ENROL):
        raise PermissionDenied("An administrator, a commander or a liaison adds readers.")
    subscriber, _ = Subscriber.objects.select_for_update().get_or_create(
        channel=Subscriber.Way.EMAIL,
        address=written(address),
        audience=audience,
        defaults={"joined_at": now},
    )
    if is_reader(subscriber):
        raise Refused("email", f"{subscriber.address} already reads what {audience} is told.")
    subscriber.joined_at = subscriber.verified_at = now
    subscriber.left_at = None
    subscriber.save(update_fields=["joined_at", "verified_at", "left_at"])
    return subscriber
