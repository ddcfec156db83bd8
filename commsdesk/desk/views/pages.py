"""Where the link in a mail to a colleague leads: to what it is about, and seen from then on."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from commsdesk.desk.request import Request
from commsdesk.drafting.models import Promise
from commsdesk.people.models import Page
from commsdesk.people.see import see
from commsdesk.publishing.models import Publication


@require_GET
@never_cache
@login_required
def page(request: Request, pk: int) -> HttpResponse:
    """For whom it was sent to only."""
    sent = get_object_or_404(Page, pk=pk, user=request.user)
    see(sent, timezone.now())
    return redirect(place_of(sent.about))


def place_of(about: str) -> str:
    """The address of what a page is about, as `reach` was told it."""
    kind, _, name = about.partition(":")
    if kind == "incident":
        return resolve_url("desk:incident", name)
    if kind == "promise":
        promise = Promise.objects.select_related("incident").get(pk=name)
        return resolve_url("desk:incident", promise.incident.public_id)
    if kind == "publication":
        said = Publication.objects.select_related("incident").get(pk=name)
        return resolve_url("desk:publication", said.incident.public_id, said.public_id)
    return resolve_url("desk:subscribers")
