"""Which template a draft begins from: the one that was named, or the one that fits best."""

from __future__ import annotations

from commsdesk.drafting.models import Draft
from commsdesk.drafting.seal import moved_since
from commsdesk.drafting.template import Template, shipped
from commsdesk.incidents.models import Audience, Fact, Incident, Profile, Standing
from commsdesk.people.refused import Refused


def template_for(incident: Incident, audience: Audience, name: str = "") -> Template:
    """Raises Refused where there is none of that name, or where it would say what is not so."""
    if not name:
        return fitting(incident, audience)
    template = shipped().get(name)
    if template is None:
        raise Refused("template", f"There is no template {name}: {', '.join(shipped())}.")
    if incident.phase not in template.phases:
        raise Refused("template", f"{name} is for another phase: {', '.join(template.phases)}.")
    if template.situation == "no news" and (news := news_for(incident, audience)):
        raise Refused("template", f"There is news: {'; '.join(news)}.")
    return template


def fitting(incident: Incident, audience: Audience) -> Template:
    """The template for this audience and phase: the first word, the all-clear, else progress.

    Outsiders who have none of their own are told what the public is told.
    """
    outside = ["public"] if audience.profile == Profile.PUBLIC else []
    templates = [one for one in shipped().values() if incident.phase in one.phases]
    by_place = {(one.audience, one.situation): one for one in templates}
    places = [
        (key, situation)
        for key in (audience.key, *outside, "any")
        for situation in situations(incident, audience)
    ]
    return next(by_place[place] for place in places if place in by_place)


def situations(incident: Incident, audience: Audience) -> list[str]:
    is_first = last_said(incident, audience) is None
    if is_first and not knows_who(incident, audience):
        return ["first word, scope unknown", "progress", "all-clear"]
    return ["progress", "all-clear"]


def knows_who(incident: Incident, audience: Audience) -> bool:
    confirmed = incident.statements.filter(is_current=True, standing=Standing.CONFIRMED)
    return bool(confirmed.filter(known_to=audience, fact__in=[Fact.WHO, Fact.IMPACT]).exists())


def news_for(incident: Incident, audience: Audience) -> list[str]:
    """What has moved for this audience since it was last told something, named for a person."""
    last = last_said(incident, audience)
    approval = last.approvals.last() if last else None
    return moved_since(approval) if approval else ["this audience has heard nothing yet"]


def last_said(incident: Incident, audience: Audience, **which: str) -> Draft | None:
    """The draft that this audience heard last; `which` narrows it, as in a query."""
    said = incident.drafts.filter(audience=audience, published_at__isnull=False, **which)
    return said.order_by("published_at").last()
