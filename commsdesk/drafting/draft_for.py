"""Begin a draft for one audience, filled from what that audience may know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from commsdesk.drafting.fields import fields_for
from commsdesk.drafting.models import Draft
from commsdesk.drafting.template import Template, fill, shipped
from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.models import Audience, Fact, Incident, Standing, Statement
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


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

    `fields` adds to the fact sheet's. Raises PermissionDenied, or Refused for an unknown template.
    """
    incident = lock(incident.pk)
    require_wording(by, incident, audience)
    chosen = shipped().get(template) if template else fitting(incident, audience)
    if chosen is None:
        raise Refused("template", f"There is no template {template}: {', '.join(shipped())}.")
    next_update_at = now + audience.cadence if incident.is_open else None
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


def fitting(incident: Incident, audience: Audience) -> Template:
    """The template for this audience and phase: the first word, the all-clear, else progress."""
    templates = [one for one in shipped().values() if incident.phase in one.phases]
    own = [one for one in templates if one.audience == audience.key]
    for situation in situations(incident, audience):
        for template in own:
            if template.situation == situation:
                return template
    return next(one for one in templates if one.audience == "any")


def situations(incident: Incident, audience: Audience) -> list[str]:
    is_first = not incident.drafts.filter(audience=audience, published_at__isnull=False).exists()
    if is_first and not knows_who(incident, audience):
        return ["first word, scope unknown", "progress", "all-clear"]
    return ["progress", "all-clear"]


def knows_who(incident: Incident, audience: Audience) -> bool:
    known: list[Statement] = list(
        incident.statements.filter(is_current=True, known_to=audience, fact=Fact.WHO)
    )
    return any(statement.standing == Standing.CONFIRMED for statement in known)


def title_for(
    incident: Incident, audience: Audience, template: Template, fields: Mapping[str, str]
) -> str:
    """Readers know an incident by the name that it first had; a correction has its own."""
    last = (
        incident.drafts.filter(audience=audience, published_at__isnull=False, corrects="")
        .order_by("published_at")
        .last()
    )
    if last and template.situation == "progress":
        return last.current.title
    return fill(template.title, fields)[:150]
