"""The incident page and what changes the incident as a whole."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from commsdesk.desk.forms.incident import (
    AloneForm,
    AssignForm,
    ComponentsForm,
    MoveForm,
    RateForm,
)
from commsdesk.desk.look import look_at
from commsdesk.desk.page import act, show
from commsdesk.desk.request import Request
from commsdesk.incidents.affect import affect as affect_components
from commsdesk.incidents.alone import declare_alone
from commsdesk.incidents.assign import assign as assign_role
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.rate import rate as rate_incident


@require_GET
@login_required
def incident(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return show(request, replace(look, wants_all=request.GET.get("timeline") == "all"))


@require_POST
@login_required
def move(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    form = MoveForm(request.POST, incident=look.incident)
    return act(
        request,
        look,
        "head",
        form,
        lambda said: move_to(look.incident, said["phase"], by=look.user, now=look.now),
        place="move",
    )


@require_POST
@login_required
def rate(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return act(
        request,
        look,
        "head",
        RateForm(request.POST),
        lambda said: rate_incident(look.incident, said["severity"], by=look.user, now=look.now),
        place="rate",
    )


@require_POST
@login_required
def alone(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return act(
        request,
        look,
        "head",
        AloneForm(request.POST),
        lambda said: declare_alone(
            look.incident, by=look.user, reason=said["reason"], now=look.now
        ),
        place="alone",
    )


@require_POST
@login_required
def assign(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return act(
        request,
        look,
        "roles",
        AssignForm(request.POST),
        lambda said: assign_role(
            look.incident, said["user"], said["role"], by=look.user, now=look.now
        ),
    )


@require_POST
@login_required
def affect(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    states = dict(look.incident.affected.values_list("component_id", "state"))
    form = ComponentsForm(request.POST, states=states)
    return act(
        request,
        look,
        "components",
        form,
        lambda _: affect_components(
            look.incident, form.changed_states(), by=look.user, now=look.now
        ),
    )
