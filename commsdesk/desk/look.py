"""One look at an incident: who looks, when, and what they have open on the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from commsdesk.desk.forms.base import Form
from commsdesk.desk.request import Request
from commsdesk.drafting.models import Draft, Revision
from commsdesk.incidents.may_see import visible_to
from commsdesk.incidents.models import Audience, Incident
from commsdesk.people.models import User
from commsdesk.publishing.may_read import may_read


@dataclass(frozen=True)
class Look:
    incident: Incident
    user: User
    now: datetime
    draft: Draft | None = None  # the one that is open
    is_writing: bool = False  # whether its words are being changed
    forms: dict[str, Form] = field(default_factory=dict)  # by the place where each one is shown
    refusal: str = ""  # why the last thing was not done
    refused_in: str = ""  # the part of the page that says so
    meanwhile: Revision | None = None  # what a colleague saved while this one typed
    wants_all: bool = False  # of the timeline, however long it is

    @cached_property
    def commander(self) -> User | None:
        return self.incident.commander

    @cached_property
    def commands(self) -> bool:
        """Whether who looks is the Incident Commander or the deputy."""
        return self.incident.is_commanded_by(self.user)

    @cached_property
    def audiences(self) -> list[Audience]:
        """Those whose messages this colleague may read, in their order."""
        everybody = Audience.objects.all()
        return [one for one in everybody if may_read(self.user, self.incident, one)]

    def after(self) -> Self:
        """The same look at what is there now, after something was done."""
        self.incident.refresh_from_db()
        return replace(self)

    def showing(self, place: str, form: Form) -> Self:
        return replace(self, forms={**self.forms, place: form})

    def refused(self, part: str, sentence: str) -> Self:
        return replace(self, refused_in=part, refusal=sentence)

    def form(self, place: str, otherwise: Form) -> Form:
        """The form that was filled in wrongly there, with what was typed; else a fresh one."""
        return self.forms.get(place, otherwise)


def look_at(request: Request, public_id: str) -> Look:
    """Raises Http404 also for what this colleague may not see, so that its being is not told."""
    incident = get_object_or_404(visible_to(request.user), public_id=public_id)
    return Look(incident=incident, user=request.user, now=timezone.now())


def look_at_draft(request: Request, public_id: str, pk: int, **more: Any) -> Look:
    look = look_at(request, public_id)
    drafts = look.incident.drafts.select_related("audience", "incident")
    draft = get_object_or_404(drafts, pk=pk)
    if not may_read(look.user, look.incident, draft.audience):
        raise Http404
    return replace(look, draft=draft, **more)
