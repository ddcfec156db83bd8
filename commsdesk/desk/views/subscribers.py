"""How many read what each audience is told, and adding a reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commsdesk.desk.forms.house import EnrolForm
from commsdesk.desk.request import Request
from commsdesk.incidents.models import Audience
from commsdesk.people.refused import Refused
from commsdesk.publishing.enrol import enrol
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.readers import IS_ACTIVE

WAITING = Q(verified_at=None, left_at=None)
LEFT = Q(left_at__isnull=False)


@require_http_methods(["GET", "POST"])
@login_required
def subscribers(request: Request) -> HttpResponse:
    form = EnrolForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                return enrolled(request, form)
        except Refused as refused:
            form.refuse(refused)
        except PermissionDenied as refusal:
            context["refusal"], status = str(refusal), 403
    return render(request, "desk/subscribers.html", context | {"counts": counts()}, status=status)


def enrolled(request: Request, form: EnrolForm) -> HttpResponse:
    said = form.cleaned_data
    audience: Audience = said["audience"]
    reader = enrol(said["email"], audience=audience, by=request.user, now=timezone.now())
    messages.success(request, f"{reader.address} now reads what {audience} is told.")
    return redirect("desk:subscribers")


def counts() -> Iterable[Any]:
    """By audience and channel: who reads, who has not confirmed the address, who left."""
    counted = Subscriber.objects.values("audience__name", "channel").annotate(
        reading=Count("pk", filter=IS_ACTIVE),
        waiting=Count("pk", filter=WAITING),
        left=Count("pk", filter=LEFT),
    )
    return counted.order_by("audience__position", "channel")
