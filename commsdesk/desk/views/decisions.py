"""Letting something stand that the checker finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from commsdesk.desk.forms.draft import DismissForm, OverrideForm
from commsdesk.desk.look import look_at_draft
from commsdesk.desk.page import act, show_part
from commsdesk.desk.request import Request
from commsdesk.drafting.override import dismiss as dismiss_warning
from commsdesk.drafting.override import override as override_block

LOAD_AGAIN = "The page does not say which finding is meant: load it again."


@require_POST
@login_required
def override(request: Request, public_id: str, pk: int) -> HttpResponse:
    return decide(request, public_id, pk, OverrideForm, override_block)


@require_POST
@login_required
def dismiss(request: Request, public_id: str, pk: int) -> HttpResponse:
    return decide(request, public_id, pk, DismissForm, dismiss_warning)


def decide(
    request: Request, public_id: str, pk: int, kind: type[DismissForm], verb: Callable[..., Any]
) -> HttpResponse:
    look = look_at_draft(request, public_id, pk)
    found = request.POST.get("found", "")
    form = kind(request.POST, key=found[:8])
    if form.names_nothing:
        return show_part(request, look.refused("draft", LOAD_AGAIN), "draft", 422)
    return act(
        request,
        look,
        "draft",
        form,
        lambda said: verb(look.draft, by=look.user, now=look.now, **said),
        place=f"decision-{found}",
    )
