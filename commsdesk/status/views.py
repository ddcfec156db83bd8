"""Signing up, confirming and leaving; and the pages that need a right to be read.

The forms need no cookie: signing up only offers a confirmation, and the other two are allowed by
the secret in their address. So none of them asks for a CSRF token.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from commsdesk.incidents.may_see import visible_to
from commsdesk.incidents.models import Audience
from commsdesk.people.models import User
from commsdesk.people.refused import Refused
from commsdesk.publishing.may_read import may_read
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.subscribers import LinkRunOut, confirm, leave, subscribe
from commsdesk.status.limits import SIGN_UPS
from commsdesk.status.places import restricted_page
from commsdesk.status.render import page_context


def show(template: str, status: int = 200, **context: object) -> HttpResponse:
    response = HttpResponse(
        render_to_string(f"status/{template}.html", {**page_context(), **context}), status=status
    )
    response["Referrer-Policy"] = "no-referrer"  # the address may hold a reader's token
    return response


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Says the same whether the address is known or not: nobody learns who reads us."""
    if request.method != "POST":
        return show("sign_up")
    if SIGN_UPS.is_spent(request.META.get("REMOTE_ADDR", "")):
        response = show("too_often", 429)
        response["Retry-After"] = str(SIGN_UPS.within)
        return response
    email = request.POST.get("email", "")
    try:
        subscribe(email, now=timezone.now())
    except Refused as refused:
        return show("sign_up", 422, email=email, mend=str(refused))
    return show("signed_up")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link does nothing yet: mail scanners open links too."""
    if request.method != "POST":
        return show("confirm")
    try:
        confirm(token, now=timezone.now())
    except Subscriber.DoesNotExist:
        return show("unknown_link", 404)
    except LinkRunOut:
        return show("run_out", 410)
    return show("confirmed")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave_list(request: HttpRequest, token: str) -> HttpResponse:
    """Mail programs post here for one click (RFC 8058), with neither cookie nor question."""
    if request.method != "POST":
        return show("leave")
    try:
        leave(token, now=timezone.now())
    except Subscriber.DoesNotExist:
        return show("unknown_link", 404)
    return show("left")


@require_safe
@never_cache
@login_required
def restricted(request: HttpRequest, audience: str, incident: str) -> HttpResponse:
    """What was said to people inside, or in private, or in a drill.

    Who may not see the incident is not told that there is one.
    """
    assert isinstance(request.user, User)
    story = get_object_or_404(visible_to(request.user), public_id=incident)
    readers = get_object_or_404(Audience, key=audience)
    if not may_read(request.user, story, readers):
        return show("not_for_you", 403, audience=readers)
    try:
        return HttpResponse(restricted_page(audience, incident).read_bytes())
    except FileNotFoundError as error:
        raise Http404 from error
