"""What customers say, counted by symptom and segment, and how much of it the commander has seen."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Q

from commsdesk.desk.forms.report import ReportForm
from commsdesk.desk.look import Look
from commsdesk.incidents.models import Report

LATEST = 5
UNSEEN = Q(seen_by_commander_at=None)
BLOCKED = Q(hurt=Report.Hurt.BLOCKED)


def reports(look: Look) -> dict[str, Any]:
    told = look.incident.reports
    counts = told.values("symptom", "segment").annotate(
        count=Count("pk"),
        unseen=Count("pk", filter=UNSEEN),
        blocked=Count("pk", filter=BLOCKED),
        last_at=Max("reached_us_at"),
    )
    return {
        "incident": look.incident,
        "counts": counts.order_by("-count", "symptom", "segment"),
        "unseen": told.filter(UNSEEN).count(),
        "latest": told.select_related("taken_by").order_by("-reached_us_at", "-pk")[:LATEST],
        "commands": look.commands,
        "commander": look.commander,
        "report_form": look.form("reports", ReportForm()),
        "symptoms": told.values_list("symptom", flat=True).distinct().order_by("symptom"),
        "segments": told.exclude(segment="")
        .values_list("segment", flat=True)
        .distinct()
        .order_by("segment"),
    }
