"""Try again for those whom a publication did not reach."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused
from commsdesk.publishing import tasks
from commsdesk.publishing.batches import open_again
from commsdesk.publishing.fan_out import call_off_overtaken
from commsdesk.publishing.models import Delivery, Publication, Stop
from commsdesk.publishing.notes import history_of
from commsdesk.publishing.order import RETRY

NOBODY = "Nobody is left to try again: whoever was refused has had a newer update since."


@transaction.atomic
def retry(publication: Publication, *, by: User, now: datetime) -> int:
    """Have everybody who was refused or given up tried as if for the first time.

    Returns how many. Raises PermissionDenied, or Refused where that would be nobody.
    """
    incident = lock(publication.incident_id)
    require_wording(by, incident, publication.audience)
    if Stop.objects.filter(publication=publication).exists():
        raise Refused("publication", "This was stopped; publish its correction instead.")
    refused = Delivery.objects.filter(publication=publication, state=Delivery.State.REFUSED)
    again = list(refused.values_list("pk", flat=True))
    refused.update(state=Delivery.State.WAITING, tries=0, due_at=now, settled_at=None)
    open_again(publication.pk)
    call_off_overtaken(publication, history_of(publication.pk), now)
    count = Delivery.objects.filter(pk__in=again, state=Delivery.State.WAITING).count()
    if not count:
        raise Refused("publication", NOBODY)
    text = f"{publication.audience.name}: “{publication.title}”, for {count:,} who were refused"
    record(incident, RETRY, by=by, now=now, about=f"publication:{publication.pk}", text=text)
    tasks.begin(publication)
    return count
