"""Stop what is being said while it is on its way out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused
from commsdesk.publishing import tasks
from commsdesk.publishing.batches import is_anything_left
from commsdesk.publishing.models import Publication, Stop

TOO_LATE = "Nothing of it is left to stop: everybody was told, or cannot be. Correct it instead."


@transaction.atomic
def stop(publication: Publication, *, by: User, now: datetime) -> Stop:
    """Begin nothing more of it, without an approval; twice is once.

    Workers look every half second. What one of them has begun by then ends as it ends, and what
    is never known to have ended counts as told. Raises PermissionDenied, or Refused where it has
    all left.
    """
    incident = lock(publication.incident_id)
    require_wording(by, incident, publication.audience)
    if stopped := Stop.objects.filter(publication=publication).first():
        return stopped
    if not is_anything_left(publication.pk):
        raise Refused("publication", TOO_LATE)
    text = f"{publication.audience.name}: “{publication.title}”"
    record(incident, "stop", by=by, now=now, about=f"publication:{publication.pk}", text=text)
    tasks.begin(publication)  # it settles those who wait, however many they are
    return Stop.objects.create(publication=publication, by=by, at=now)
