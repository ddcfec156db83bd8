"""Who has an account, and making one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from commsdesk.desk.forms.house import InviteForm
from commsdesk.desk.request import Request
from commsdesk.people.invite import invite
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused


@require_http_methods(["GET", "POST"])
@never_cache  # a password may stand on it
@login_required
def people(request: Request) -> HttpResponse:
    form = InviteForm(request.POST or None)
    context: dict[str, Any] = {
        "form": form,
        "now": timezone.now(),
        "people": User.objects.order_by("-is_active", "name"),
        "may_invite": request.user.has_role(Role.ADMINISTRATOR),
    }
    if request.method == "GET":
        return render(request, "desk/people.html", context)
    status = 422
    try:
        if form.is_valid():
            context["invited"], status = invite(**form.cleaned_data, by=request.user), 200
            context["form"] = InviteForm()
    except Refused as refused:
        form.refuse(refused)
    except PermissionDenied as refusal:
        context["refusal"], status = str(refusal), 403
    return render(request, "desk/people.html", context, status=status)
