"""What was published: how its deliveries go, who was told, stopping it and putting it right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_GET, require_POST

from commsdesk.desk.export import lines_of
from commsdesk.desk.look import Look, look_at
from commsdesk.desk.page import show
from commsdesk.desk.parts.messages import sent_of
from commsdesk.desk.request import Request
from commsdesk.people.refused import Refused
from commsdesk.publishing.correct import correct as correct_publication
from commsdesk.publishing.may_read import may_read
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.receipts import MAY_EXPORT, look_up
from commsdesk.publishing.receipts import export as export_receipts
from commsdesk.publishing.retry import retry as retry_deliveries
from commsdesk.publishing.stop import stop as stop_publication
from commsdesk.publishing.withdraw import withdraw as withdraw_publication

LONGEST_ADDRESS = 500
LONGEST_STATE = 20


@require_GET
@login_required
def publication(request: Request, public_id: str, said: str) -> HttpResponse:
    """How it goes, and for any address whether it was told, when, and what the server said."""
    look = look_at(request, public_id)
    publication = publication_in(look, said)
    address = request.GET.get("address", "")[:LONGEST_ADDRESS]
    state = request.GET.get("state", "")[:LONGEST_STATE]
    context: dict[str, Any] = {
        "incident": look.incident,
        "now": look.now,
        "sent": sent_of([publication], look.now)[publication.pk],
        "address": address,
        "state": state,
        "states": Delivery.State.choices,
        "may_export": look.user.has_role(*MAY_EXPORT),
    }
    try:
        context["found"] = look_up(publication, address, state=state, by=look.user, now=look.now)
    except PermissionDenied as refusal:
        context["refusal"] = str(refusal)
    return render(request, "desk/publication.html", context)


@require_POST
@login_required
def export(request: Request, public_id: str, said: str) -> HttpResponseBase:
    look = look_at(request, public_id)
    publication = publication_in(look, said)
    export_receipts(publication, by=look.user, now=look.now)
    name = f"receipts-{publication.public_id}.csv"
    return StreamingHttpResponse(
        lines_of(publication),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_GET
@login_required
def deliveries(request: Request, public_id: str, said: str) -> HttpResponse:
    """How many have it by now; asked for again every second until all are settled."""
    look = look_at(request, public_id)
    publication = publication_in(look, said)
    sent = sent_of([publication], look.now)[publication.pk]
    context = {"sent": sent, "incident": look.incident, "now": look.now}
    return render(request, "desk/incident/deliveries.html", context)


@require_POST
@login_required
def correct(request: Request, public_id: str, said: str) -> HttpResponse:
    look = look_at(request, public_id)

    def write(publication: Publication) -> HttpResponse:
        draft = correct_publication(publication, by=look.user, now=look.now)
        return redirect("desk:write", public_id, draft.pk)

    return attempt(request, look, said, write)


@require_POST
@login_required
def retry(request: Request, public_id: str, said: str) -> HttpResponse:
    return change(request, public_id, said, retry_deliveries)


@require_POST
@login_required
def stop(request: Request, public_id: str, said: str) -> HttpResponse:
    return change(request, public_id, said, stop_publication)


@require_POST
@login_required
def withdraw(request: Request, public_id: str, said: str) -> HttpResponse:
    return change(request, public_id, said, withdraw_publication)


def change(
    request: Request, public_id: str, said: str, verb: Callable[..., object]
) -> HttpResponse:
    """Call the verb, and show the publication again."""
    look = look_at(request, public_id)

    def done(publication: Publication) -> HttpResponse:
        verb(publication, by=look.user, now=look.now)
        return redirect(f"{resolve_url('desk:incident', public_id)}#said-{said}")

    return attempt(request, look, said, done)


def attempt(
    request: Request, look: Look, said: str, verb: Callable[[Publication], HttpResponse]
) -> HttpResponse:
    """What is refused is said on the page, with its status."""
    publication = publication_in(look, said)
    try:
        return verb(publication)
    except Refused as refused:
        return show(request, look.refused("messages", str(refused)), 409)
    except PermissionDenied as refusal:
        return show(request, look.refused("messages", str(refusal)), 403)


def publication_in(look: Look, said: str) -> Publication:
    rows = look.incident.publications.select_related("audience", "by")
    publication = get_object_or_404(rows, public_id=said)
    if not may_read(look.user, look.incident, publication.audience):
        raise Http404
    return publication
