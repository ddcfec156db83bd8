"""Begin a draft for one audience, filled from what that audience may know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from commsdesk.drafting.fields import fields_for
from commsdesk.drafting.models import Draft
from commsdesk.drafting.template import Template, fill
from commsdesk.drafting.template_for import last_said, template_for
from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.models import Audience, Incident
from commsdesk.incidents.record import record
from commsdesk.people.models import User


@transaction.atomic
def draft_for(
    incident: Incident,
    audience: Audience,
    *,
    by: User,
    now: datetime,
    template: str = "",
    corrects: str = "",
    fields: Mapping[str, str] | None = None,
) -> Draft:
    """Draft from the template named, or from the one that fits the phase and what is known.

    `fields` adds to the fact sheet's. Raises PermissionDenied, or Refused for a template that there
    is not or that would not be true now.
    """
    incident = lock(incident.pk)
    require_wording(by, incident, audience)
    chosen = template_for(incident, audience, template)
    next_update_at = whole_minute(now + audience.cadence) if incident.is_open else None
    known = fields_for(incident, audience, next_update_at=next_update_at, now=now)
    known |= fields or {}
    draft = incident.drafts.create(
        audience=audience,
        template=f"{chosen.name} {chosen.hash}",
        corrects=corrects,
        begun_at=now,
        begun_by=by,
    )
    draft.revisions.create(
        number=1,
        by=by,
        at=now,
        title=title_for(incident, audience, chosen, known),
        words=chosen.words(known),
        next_update_at=next_update_at,
    )
    record(incident, "draft", by=by, now=now, about=f"draft:{draft.pk}", text=audience.name)
    return draft


def title_for(
    incident: Incident, audience: Audience, template: Template, fields: Mapping[str, str]
) -> str:
    """Readers know an incident by the name that it first had; a correction has its own."""
    last = last_said(incident, audience, corrects="")
    if last and template.situation in ("progress", "no news"):
        return last.current.title
    return fill(template.title, fields)[:150]


def whole_minute(moment: datetime) -> datetime:
    """Rounded up to what readers are told, which has no seconds."""
    return moment + timedelta(seconds=-moment.second % 60, microseconds=-moment.microsecond)
