"""What happened, newest first. What somebody may not know stands there without its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commsdesk.desk.look import Look
from commsdesk.incidents.may_know import known_by
from commsdesk.incidents.models import Entry
from commsdesk.people.models import Page

SHORT = 20
DONE = {
    "declare": "declared",
    "assign": "gave a role",
    "restate": "stated",
    "widen": "let more people know",
    "move_to": "moved the phase",
    "rate": "changed the severity",
    "affect": "set components",
    "report": "took down a report",
    "relay_reports": "relayed reports",
    "see_reports": "saw the reports",
    "declare_alone": "declared to be alone",
    "draft": "began a draft",
    "reword": "changed a draft",
    "put_away": "put a draft away",
    "override": "overrode the checker",
    "dismiss": "dismissed a warning",
    "approve": "approved",
    "promise": "promised",
    "keep": "answered a promise",
    "break": "noted",
    "remind": "rang",
    "publish": "published",
    "delivery_paused": "could not send",
    "delivery_resumed": "sends again",
    "export": "exported",
    "stop": "stopped a message",
    "withdraw": "withdrew a message",
    "retry": "had tried again",
}
RINGS = {"remind", "delivery_paused"}  # what sends pages to colleagues, and names them


@dataclass(frozen=True)
class Line:
    entry: Entry
    done: str
    text: str
    seen: list[Page]  # of those that were sent then, which were followed


def timeline(look: Look) -> dict[str, Any]:
    entries = look.incident.timeline.select_related("by").order_by("-at", "-pk")
    wanted = entries if look.wants_all else entries[:SHORT]
    hidden = not_for(look)
    seen = seen_pages(wanted)
    lines = [
        Line(
            entry=entry,
            done=DONE.get(entry.verb, entry.verb.replace("_", " ")),
            text="" if entry.about in hidden else entry.text,
            seen=seen.get((entry.about, entry.at), []) if entry.verb in RINGS else [],
        )
        for entry in wanted
    ]
    return {
        "incident": look.incident,
        "lines": lines,
        "more": max(0, entries.count() - len(lines)),
    }


def seen_pages(entries: Iterable[Entry]) -> dict[tuple[str, datetime], list[Page]]:
    """By what each page is about, and when it was sent."""
    abouts = {entry.about for entry in entries if entry.about}
    followed = Page.objects.filter(about__in=abouts, seen_at__isnull=False).select_related("user")
    seen: dict[tuple[str, datetime], list[Page]] = {}
    for page in followed.order_by("seen_at"):
        seen.setdefault((page.about, page.asked_at), []).append(page)
    return seen


def not_for(look: Look) -> set[str]:
    """What entries are about whose words this colleague may not read."""
    incident = look.incident
    known = known_by(look.user, incident).values("pk")
    unknown = incident.statements.exclude(pk__in=known).values_list("pk", flat=True)
    rows = {
        "statement": unknown,
        "draft": incident.drafts.exclude(audience__in=look.audiences).values_list("pk", flat=True),
        "publication": incident.publications.exclude(audience__in=look.audiences).values_list(
            "pk", flat=True
        ),
    }
    return {f"{kind}:{pk}" for kind, numbers in rows.items() for pk in numbers}
