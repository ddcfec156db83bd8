"""What customers say: taken down, relayed to the Incident Commander, seen."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from commsdesk.desk.forms.base import Form
from commsdesk.desk.forms.report import ReportForm
from commsdesk.desk.look import look_at
from commsdesk.desk.page import act
from commsdesk.desk.request import Request
from commsdesk.incidents.report import relay_reports, see_reports
from commsdesk.incidents.report import report as take_down


@require_POST
@login_required
def report(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return act(
        request,
        look,
        "reports",
        ReportForm(request.POST),
        lambda said: take_down(look.incident, by=look.user, now=look.now, **said),
    )


@require_POST
@login_required
def relay(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return act(
        request,
        look,
        "reports",
        Form(request.POST),
        lambda _: relay_reports(look.incident, by=look.user, now=look.now),
        place="relay",
    )


@require_POST
@login_required
def see(request: Request, public_id: str) -> HttpResponse:
    look = look_at(request, public_id)
    return act(
        request,
        look,
        "reports",
        Form(request.POST),
        lambda _: see_reports(look.incident, by=look.user, now=look.now),
        place="see",
    )
