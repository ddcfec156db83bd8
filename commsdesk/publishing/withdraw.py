"""Say at once where it can still be said that something is being corrected."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused
from commsdesk.publishing import tasks
from commsdesk.publishing.models import Publication, Stop, Withdrawal


@transaction.atomic
def withdraw(publication: Publication, *, by: User, now: datetime) -> Withdrawal:
    """Mark it on the page as being corrected, and send no more of it; twice is once.

    The words of the mark stand in the page's own template, so they need no approval. Raises
    PermissionDenied, or Refused where the correction is published already.
    """
    incident = lock(publication.incident_id)
    require_wording(by, incident, publication.audience)
    if withdrawn := Withdrawal.objects.filter(publication=publication).first():
        return withdrawn
    if Publication.objects.filter(corrects=publication).exists():
        raise Refused("publication", "This was corrected already; withdraw the correction.")
    Stop.objects.get_or_create(publication=publication, defaults={"by": by, "at": now})
    tasks.begin(publication)  # it settles those who wait
    text = f"{publication.audience.name}: “{publication.title}”"
    record(incident, "withdraw", by=by, now=now, about=f"publication:{publication.pk}", text=text)
    app.configure_task("status.render").defer(publication=publication.pk)
    return Withdrawal.objects.create(publication=publication, by=by, at=now)
