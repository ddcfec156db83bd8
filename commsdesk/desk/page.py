"""The incident page, whole or in parts, and what becomes of a form that was sent to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string

from commsdesk.desk import tokens
from commsdesk.desk.forms.base import Form
from commsdesk.desk.look import Look
from commsdesk.desk.parts import PARTS
from commsdesk.desk.request import Request
from commsdesk.drafting.approve import MovedOn, NotApproved, Objections
from commsdesk.people.refused import Refused

# What a verb may answer instead of doing it, beside a value that cannot be.
STATUS: dict[type[Exception], int] = {
    PermissionDenied: 403,
    MovedOn: 409,
    NotApproved: 409,
    Objections: 422,
}

REFUSALS = tuple(STATUS)


def show(request: Request, look: Look, status: int = 200) -> HttpResponse:
    """The whole page, or only the parts that the browser asks for because they changed."""
    if wanted := request.GET.get("parts"):
        names = [name for name in wanted.split(",") if name in PARTS]
        return HttpResponse("".join(rendered(request, look, name) for name in names))
    context: dict[str, Any] = {"look": look, "now": look.now, "token": tokens.mint(look.now)}
    for part in PARTS.values():
        context |= part(look)
    return render(request, "desk/incident.html", context, status=status)


def show_part(request: Request, look: Look, part: str, status: int = 200) -> HttpResponse:
    """What a form leaves behind: its part of the page, or without scripts the page."""
    if request.htmx:
        return HttpResponse(rendered(request, look, part), status=status)
    if status != 200:
        return show(request, look, status)
    return HttpResponseRedirect(f"{address(look)}#{part}")


def address(look: Look) -> str:
    if look.draft:
        return resolve_url("desk:draft", look.incident.public_id, look.draft.pk)
    return resolve_url("desk:incident", look.incident.public_id)


def rendered(request: Request, look: Look, part: str) -> str:
    """A part that takes the place of the one of its name, wherever that is by then."""
    context = {"look": look, "now": look.now, "is_late": True, **PARTS[part](look)}
    return render_to_string(f"desk/incident/{part}.html", context, request)


def act(
    request: Request,
    look: Look,
    part: str,
    form: Form,
    verb: Callable[[dict[str, Any]], Any],
    *,
    place: str = "",
) -> HttpResponse:
    """Call `verb` with what the form says, and show its part of the page again.

    A value that cannot be is 422 beside its field, with everything that was typed; what is not
    allowed, or not as it was when it was read, has its own status and a sentence.
    """
    again = look.showing(place or part, form)
    if not form.is_valid():
        return show_part(request, again, part, 422)
    try:
        verb(form.cleaned_data)
    except Refused as refused:
        if not form.refuse(refused):
            again = again.refused(part, str(refused))
        return show_part(request, again, part, 422)
    except REFUSALS as refusal:
        return show_part(request, again.refused(part, str(refusal)), part, status_of(refusal))
    return show_part(request, look.after(), part)


def status_of(refusal: Exception) -> int:
    return next(status for kind, status in STATUS.items() if isinstance(refusal, kind))
