"""How many read what each audience is told, and adding a reader or a webhook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from commsdesk.desk.forms.house import EndpointForm, FollowForm, ReaderForm
from commsdesk.desk.request import Request
from commsdesk.people.refused import Refused
from commsdesk.publishing.enrol import MAY_ENROL, Endpoint, enrol, enrol_endpoint
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.readers import IS_ACTIVE, IS_OFF
from commsdesk.publishing.switch_off import switch_on as switch_endpoint_on

WAITING = Q(verified_at=None, left_at=None)
SHOWN = 50  # webhooks that fail
LEFT = Q(left_at__isnull=False)


@require_http_methods(["GET", "POST"])
@never_cache  # a secret may stand on it
@login_required
def subscribers(request: Request) -> HttpResponse:
    context: dict[str, Any] = {"reader_form": ReaderForm(), "endpoint_form": EndpointForm()}
    status = 200
    if request.method == "POST":
        kind: type[FollowForm]
        name, kind = ("endpoint", EndpointForm) if "url" in request.POST else ("reader", ReaderForm)
        form = kind(request.POST)
        status = 422
        try:
            if form.is_valid():
                context[name], status = enrolled(request, form), 200
                form = kind()
        except Refused as refused:
            form.refuse(refused)
        except PermissionDenied as refusal:
            context["refusal"], status = str(refusal), 403
        context[f"{name}_form"] = form
    return show(request, context, status)


@require_POST
@login_required
def switch_on(request: Request, pk: int) -> HttpResponse:
    endpoint = get_object_or_404(Subscriber, pk=pk)
    forms = {"reader_form": ReaderForm(), "endpoint_form": EndpointForm()}
    try:
        context = {"switched_on": switch_endpoint_on(endpoint, by=request.user)}
    except Refused as refused:
        return show(request, forms | {"refusal": str(refused)}, 409)
    except PermissionDenied as refusal:
        return show(request, forms | {"refusal": str(refusal)}, 403)
    return show(request, forms | context, 200)


def show(request: Request, context: dict[str, Any], status: int) -> HttpResponse:
    failing = Subscriber.objects.filter(failing_since__isnull=False, left_at=None)
    context |= {
        "now": timezone.now(),
        "counts": counts(),
        "failing": failing.select_related("audience").order_by("failing_since", "pk")[:SHOWN],
        "failing_count": failing.count(),
        "may_enrol": request.user.has_role(*MAY_ENROL),
    }
    return render(request, "desk/subscribers.html", context, status=status)


def enrolled(request: Request, form: FollowForm) -> Subscriber | Endpoint:
    said = form.cleaned_data
    rest: dict[str, Any] = {
        "audience": said["audience"],
        "only": form.only(),
        "by": request.user,
        "now": timezone.now(),
    }
    if isinstance(form, EndpointForm):
        return enrol_endpoint(said["url"], body=said["body"], **rest)
    return enrol(said["email"], **rest)


def counts() -> Iterable[Any]:
    """By audience and channel: who reads, who has not confirmed the address, who left."""
    counted = Subscriber.objects.values("audience__name", "channel").annotate(
        reading=Count("pk", filter=IS_ACTIVE),
        waiting=Count("pk", filter=WAITING),
        left=Count("pk", filter=LEFT),
        off=Count("pk", filter=IS_OFF),
    )
    return counted.order_by("audience__position", "channel")
