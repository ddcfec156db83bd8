"""How the checker reads for this organisation: its switches, its glossary, its own rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from commsdesk.desk.forms.base import Form
from commsdesk.desk.forms.rules import HouseRulesForm, SwitchesForm, TermForm
from commsdesk.desk.request import Request
from commsdesk.drafting.glossary import drop_term, keep_term
from commsdesk.drafting.house_folder import read_folder
from commsdesk.drafting.house_rules import keep_house_rules
from commsdesk.drafting.keep_policy import keep_policy
from commsdesk.drafting.models import GlossaryTerm, HouseRules, Switches
from commsdesk.drafting.policy import audience_keys
from commsdesk.people.models import Role
from commsdesk.people.refused import Refused

EARLIER = 10  # versions that the page offers to look at


@require_GET
@login_required
def rules(request: Request) -> HttpResponse:
    return show(request)


@require_POST
@login_required
def switches(request: Request) -> HttpResponse:
    return keep(request, "switches", SwitchesForm(request.POST), keep_policy)


@require_POST
@login_required
def terms(request: Request) -> HttpResponse:
    return keep(request, "glossary", TermForm(request.POST), keep_term)


@require_POST
@login_required
def drop(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(GlossaryTerm, pk=pk)
    return keep(request, "glossary", Form(request.POST), lambda by, **_: drop_term(row, by=by))


@require_POST
@login_required
def house(request: Request) -> HttpResponse:
    return keep(request, "house", HouseRulesForm(request.POST), keep_house_rules)


def keep(request: Request, part: str, form: Form, verb: Callable[..., Any]) -> HttpResponse:
    """Call `verb` with what the form says; what cannot be is shown beside its field."""
    try:
        if form.is_valid():
            verb(**form.cleaned_data, by=request.user, now=timezone.now())
            return HttpResponseRedirect(f"{resolve_url('desk:rules')}#{part}")
    except Refused as refused:
        form.refuse(refused)
    except PermissionDenied as refusal:
        return show(request, 403, refusal=str(refusal))
    return show(request, 422, **{f"{part}_form": form})


def show(request: Request, status: int = 200, **more: Any) -> HttpResponse:
    chosen = Switches.objects.select_related("by").last()
    versions = HouseRules.objects.select_related("by").order_by("-version")[: EARLIER + 1]
    newest = versions[0].text if versions else ""
    context = {
        "now": timezone.now(),
        "may_set": request.user.has_role(Role.ADMINISTRATOR),
        "chosen": chosen,
        "switches_form": SwitchesForm(initial=vars(chosen or Switches())),
        "terms": GlossaryTerm.objects.prefetch_related("fine_for"),
        "glossary_form": TermForm(),
        "house_form": HouseRulesForm(initial={"text": newest}),
        "versions": versions,
        "folder": read_folder(audience_keys()),
    }
    return render(request, "desk/rules.html", context | more, status=status)
