"""What was published: how its deliveries go, and correcting it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from commsdesk.desk.look import Look, look_at
from commsdesk.desk.page import show
from commsdesk.desk.parts.messages import sent_of
from commsdesk.desk.request import Request
from commsdesk.people.refused import Refused
from commsdesk.publishing.correct import correct as correct_publication
from commsdesk.publishing.may_read import may_read
from commsdesk.publishing.models import Publication


@require_GET
@login_required
def deliveries(request: Request, public_id: str, said: str) -> HttpResponse:
    """How many have it by now; asked for again every second until all are settled."""
    look = look_at(request, public_id)
    publication = publication_in(look, said)
    sent = sent_of([publication])[publication.pk]
    context = {"sent": sent, "incident": look.incident, "now": look.now}
    return render(request, "desk/incident/deliveries.html", context)


@require_POST
@login_required
def correct(request: Request, public_id: str, said: str) -> HttpResponse:
    look = look_at(request, public_id)
    publication = publication_in(look, said)
    try:
        draft = correct_publication(publication, by=look.user, now=look.now)
    except Refused as refused:
        return show(request, look.refused("messages", str(refused)), 409)
    except PermissionDenied as refusal:
        return show(request, look.refused("messages", str(refusal)), 403)
    return redirect("desk:write", public_id, draft.pk)


def publication_in(look: Look, said: str) -> Publication:
    rows = look.incident.publications.select_related("audience", "by")
    publication = get_object_or_404(rows, public_id=said)
    if not may_read(look.user, look.incident, publication.audience):
        raise Http404
    return publication
