"""The list of incidents, and declaring one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from commsdesk.desk import tokens
from commsdesk.desk.forms.incident import DeclareForm
from commsdesk.desk.request import Request
from commsdesk.drafting.models import Promise
from commsdesk.incidents.declare import declare as declare_incident
from commsdesk.incidents.may_see import visible_to
from commsdesk.incidents.models import ENDED
from commsdesk.people.refused import Refused

PER_PAGE = 25


@require_GET
@login_required
def incidents(request: Request) -> HttpResponse:
    now = timezone.now()
    running = Promise.objects.filter(answered_at=None).select_related("audience")
    by_audience = Prefetch("promises", running.order_by("audience__position"), to_attr="running")
    visible = visible_to(request.user).prefetch_related("assignments__user", by_audience)
    past = visible.filter(phase__in=ENDED).order_by("-declared_at")
    context = {
        "now": now,
        "token": tokens.mint(now),
        "open": visible.exclude(phase__in=ENDED).order_by("severity", "-declared_at"),
        "past": Paginator(past, PER_PAGE).get_page(request.GET.get("page")),
    }
    if "parts" in request.GET:  # the browser asks for what changed, which is all of it
        return render(request, "desk/incident_list.html", context | {"is_late": True})
    return render(request, "desk/incidents.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def declare(request: Request) -> HttpResponse:
    form = DeclareForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                return declared(request, form)
        except Refused as refused:
            if not form.refuse(refused):
                context["refusal"] = str(refused)
        except PermissionDenied as refusal:
            context["refusal"], status = str(refusal), 403
    return render(request, "desk/declare.html", context, status=status)


def declared(request: Request, form: DeclareForm) -> HttpResponse:
    said = form.cleaned_data
    incident = declare_incident(
        said["name"],
        severity=said["severity"],
        by=request.user,
        now=timezone.now(),
        components=form.changed_states(),
        began_at=said["began_at"],
        is_drill=said["is_drill"],
        is_private=said["is_private"],
    )
    return redirect("desk:incident", incident.public_id)
