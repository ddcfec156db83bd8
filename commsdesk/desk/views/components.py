"""The parts of the service and their groups: listed, added, renamed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from commsdesk.desk.forms.house import ComponentForm, GroupForm
from commsdesk.desk.forms.incident import components_by_group
from commsdesk.desk.request import Request
from commsdesk.incidents.catalogue import keep_component, keep_group
from commsdesk.incidents.models import Component, Group
from commsdesk.people.refused import Refused


@require_GET
@login_required
def components(request: Request) -> HttpResponse:
    context = {"groups": components_by_group(), "all_groups": Group.objects.all()}
    return render(request, "desk/components.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def component(request: Request, public_id: str = "") -> HttpResponse:
    """One component; a new one where no id is given."""
    row = get_object_or_404(Component, public_id=public_id) if public_id else Component()
    form = ComponentForm(request.POST or None, initial=vars(row) | {"group": row.group_id})
    return kept(request, form, row)


@require_http_methods(["GET", "POST"])
@login_required
def group(request: Request, public_id: str = "") -> HttpResponse:
    """One group; a new one where no id is given."""
    row = get_object_or_404(Group, public_id=public_id) if public_id else Group()
    return kept(request, GroupForm(request.POST or None, initial=vars(row)), row)


def kept(request: Request, form: GroupForm, row: Component | Group) -> HttpResponse:
    context = {"form": form, "row": row, "kind": type(row).__name__.lower()}
    if request.method == "GET":
        return render(request, "desk/component.html", context)
    status = 422
    try:
        if form.is_valid():
            keep(form, row, request)
            return redirect("desk:components")
    except Refused as refused:
        form.refuse(refused)
    except PermissionDenied as refusal:
        context["refusal"], status = str(refusal), 403
    return render(request, "desk/component.html", context, status=status)


def keep(form: GroupForm, row: Component | Group, request: Request) -> None:
    said = form.cleaned_data
    names = said["public_name"], said["internal_names"]
    if isinstance(row, Component):
        keep_component(row, *names, group=said["group"], by=request.user)
    else:
        keep_group(row, *names, by=request.user)
