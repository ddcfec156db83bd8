"""Where the link that Commsdesk prints at its first start leads: making the first administrator."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from commsdesk.desk.forms.first import FirstForm
from commsdesk.people.first_administrator import LinkSpent, ensure_good, make_first
from commsdesk.people.refused import Refused


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@never_cache
def first(request: HttpRequest, token: str) -> HttpResponse:
    form = FirstForm(request.POST or None)
    try:
        ensure_good(token)
        if form.is_valid():
            login(request, make_first(token, **form.cleaned_data))
            return redirect("desk:incidents")
    except LinkSpent:
        return render(request, "desk/first_spent.html", status=410)
    except Refused as refused:
        form.refuse(refused)
    status = 422 if form.is_bound else 200
    return render(request, "desk/first.html", {"form": form}, status=status)
