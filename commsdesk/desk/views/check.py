"""A page for any text: pasted, read, and shown with its findings marked."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from commsdesk.checks.asked import NotReadable
from commsdesk.checks.finding import Finding
from commsdesk.desk.forms.check import CheckForm, ColleagueCheckForm
from commsdesk.desk.reading import read_text
from commsdesk.drafting.check_text import (
    STRANGERS,
    Closed,
    TooOften,
    check_strangers_text,
    check_text,
    require_open,
)
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


@require_http_methods(["GET", "POST"])
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Who is not signed in is asked to, unless texts are read for everybody here."""
    try:
        return page(request)
    except Closed:
        return redirect_to_login(request.path)


def page(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {"now": timezone.now(), "form": form_for(request)}
    status = 200
    if request.method == "POST":
        form, status = context["form"], 422
        try:
            if form.is_valid():
                found = read(request, form)
                context["reading"], status = read_text(form.text_as_sent(), found), 200
        except (NotReadable, Refused) as refused:
            form.add_error(refused.field, str(refused))
        except PermissionDenied as refusal:
            context["refusal"], status = str(refusal), 403
        except TooOften as refusal:
            context["refusal"], status = str(refusal), 429
    response = render(request, "desk/check.html", context, status=status)
    if status == 429:
        response["Retry-After"] = str(STRANGERS.within)
    return response


def form_for(request: HttpRequest) -> CheckForm:
    if isinstance(request.user, User):
        return ColleagueCheckForm(request.POST or None, user=request.user)
    require_open()
    return CheckForm(request.POST or None)


def read(request: HttpRequest, form: CheckForm) -> list[Finding]:
    said = form.cleaned_data | {"text": form.text_as_sent()}
    if isinstance(request.user, User):
        return check_text(**said, by=request.user, now=timezone.now())
    return check_strangers_text(**said, address=request.META.get("REMOTE_ADDR", ""))
