"""Stating a fact anew: the form in its row, and what becomes of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from commsdesk.desk.forms.facts import RestateForm
from commsdesk.desk.look import Look, look_at
from commsdesk.desk.page import act, show
from commsdesk.desk.parts.facts import place_of
from commsdesk.desk.request import Request
from commsdesk.incidents.may_know import known_by
from commsdesk.incidents.models import Fact
from commsdesk.incidents.restate import restate as restate_fact


@require_http_methods(["GET", "POST"])
@login_required
def restate(request: Request, public_id: str, fact: str) -> HttpResponse:
    look = look_at(request, public_id)
    about = request.GET.get("about", "")[:100]
    form = form_for(look, fact, about, request.POST if request.method == "POST" else None)
    place = place_of(form.fact, about)
    if request.method == "POST":
        return act(
            request,
            look,
            "facts",
            form,
            lambda _: restate_fact(look.incident, fact, by=look.user, now=look.now, **form.said()),
            place=place,
        )
    if request.htmx:
        context = {"form": form, "incident": look.incident, "place": place, "about": about}
        return render(request, "desk/incident/restate.html", context)
    return show(request, look.showing(place, form))


def form_for(look: Look, fact: str, about: str, data: Any) -> RestateForm:
    if fact not in Fact.values or "\0" in about:  # which PostgreSQL cannot look for
        raise Http404
    known = known_by(look.user, look.incident)
    before = known.filter(fact=fact, about=about, is_current=True).first()
    key = place_of(Fact(fact), about)
    return RestateForm(data, fact=Fact(fact), before=before, key=key)
