"""Begin the correction of something that was said and was wrong."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.models import Draft
from commsdesk.drafting.words import clock
from commsdesk.incidents.lock import lock
from commsdesk.people.models import User
from commsdesk.people.refused import Refused
from commsdesk.publishing.models import Publication

CORRECTION = "Correction: "  # what its title begins with


@transaction.atomic
def correct(publication: Publication, *, by: User, now: datetime) -> Draft:
    """Draft a correction that quotes the wrong words; restate the wrong fact first.

    Once approved and published it goes to exactly those who got the wrong text, or what that was
    to correct, or may have; the others get the right text alone, and the wrong one stays readable,
    struck through. Raises PermissionDenied, or Refused where the update was corrected already.
    """
    lock(publication.incident_id)
    if Publication.objects.filter(corrects=publication).exists():
        raise Refused("publication", "This was corrected already; correct the correction.")
    wrong = {
        "corrected_title": publication.title.removeprefix(CORRECTION),
        "corrected_at": clock(publication.at, now),
        "corrected_words": " ".join(str(publication.words.get("page", "")).split()),
    }
    return draft_for(
        publication.incident,
        publication.audience,
        by=by,
        now=now,
        template="public-correction",
        corrects=publication.public_id,
        fields=wrong,
    )
