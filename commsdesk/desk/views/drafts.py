"""A message from its first words to the button that publishes it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commsdesk.desk.forms.base import Form
from commsdesk.desk.forms.draft import BeginForm, RewordForm, SealForm
from commsdesk.desk.look import look_at, look_at_draft
from commsdesk.desk.marks import mended
from commsdesk.desk.page import act, show, show_part
from commsdesk.desk.reading import read
from commsdesk.desk.request import Request
from commsdesk.drafting.approve import approve as approve_draft
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.reword import put_away as put_draft_away
from commsdesk.drafting.reword import reword
from commsdesk.people.refused import Refused
from commsdesk.publishing.may_read import may_read
from commsdesk.publishing.publish import publish as publish_draft


@require_POST
@login_required
def begin(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    form = BeginForm(request.POST)
    again = look.showing("messages", form)
    if not form.is_valid():
        return show(request, again, 422)
    audience = form.cleaned_data["audience"]
    if not may_read(look.user, look.incident, audience):
        raise PermissionDenied(f"What {audience.name} is told is written by liaisons.")
    try:
        draft = draft_for(look.incident, audience, by=look.user, now=look.now)
    except PermissionDenied as refusal:
        return show(request, again.refused("messages", str(refusal)), 403)
    return redirect("desk:write", public_id, draft.pk)


@require_GET
@login_required
def draft(request: Request, public_id: str, pk: int) -> HttpResponse:
    return show(request, look_at_draft(request, public_id, pk))


@require_http_methods(["GET", "POST"])
@login_required
def write(request: Request, public_id: str, pk: int) -> HttpResponse:
    """Change the words. What a colleague saved meanwhile is shown before it is replaced."""
    look = look_at_draft(request, public_id, pk, is_writing=True)
    assert look.draft is not None
    if request.method == "GET":
        return show(request, look)
    form = RewordForm(request.POST, draft=look.draft, now=look.now)
    again = look.showing("writing", form)
    if not form.is_valid():
        return show_part(request, again, "draft", 422)
    if meanwhile := form.saved_meanwhile():
        return show_part(request, replace(again, meanwhile=meanwhile), "draft", 409)
    try:
        reword(look.draft, by=look.user, now=look.now, **form.said())
    except Refused as refused:
        if not form.refuse(refused):
            again = again.refused("draft", str(refused))
        return show_part(request, again, "draft", 422)
    except PermissionDenied as refusal:
        return show_part(request, again.refused("draft", str(refusal)), "draft", 403)
    return redirect("desk:draft", public_id, pk)


@require_POST
@login_required
def check(request: Request, public_id: str, pk: int) -> HttpResponse:
    """Read what is being typed, without saving it; put a suggestion in its place where asked."""
    look = look_at_draft(request, public_id, pk, is_writing=True)
    assert look.draft is not None
    form = RewordForm(request.POST, draft=look.draft, now=look.now)
    reading = read(look.draft, form.as_revision(), look.now)
    place = request.POST.get("apply")
    if request.htmx and not place:
        context = {"reading": reading, "writable": True, "check": request.path}
        return render(request, "desk/incident/findings.html", context)
    for note in reading.notes:
        if note.place == place:
            for channel, finding in note.places:
                form.type_over(channel, mended(form.typed(channel), finding))
    look = look.showing("writing", form)
    return show_part(request, look, "draft") if request.htmx else show(request, look)


@require_POST
@login_required
def approve(request: Request, public_id: str, pk: int) -> HttpResponse:
    look = look_at_draft(request, public_id, pk)
    draft = look.draft
    assert draft is not None
    return act(
        request,
        look,
        "draft",
        SealForm(request.POST),
        lambda said: approve_draft(draft, by=look.user, seal=said["seal"], now=look.now),
    )


@require_POST
@login_required
def publish(request: Request, public_id: str, pk: int) -> HttpResponse:
    look = look_at_draft(request, public_id, pk)
    draft = look.draft
    assert draft is not None
    return act(
        request,
        look,
        "draft",
        Form(request.POST),
        lambda _: publish_draft(draft, by=look.user, now=look.now),
    )


@require_POST
@login_required
def put_away(request: Request, public_id: str, pk: int) -> HttpResponse:
    look = look_at_draft(request, public_id, pk)
    draft = look.draft
    assert draft is not None
    return act(
        request,
        look,
        "draft",
        Form(request.POST),
        lambda _: put_draft_away(draft, by=look.user, now=look.now),
    )
