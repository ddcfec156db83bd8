"""The promise clock: when each audience hears from us next, and whether we kept our word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commsdesk.desk.look import Look
from commsdesk.drafting.models import Promise
from commsdesk.incidents.models import Audience
from commsdesk.publishing.may_read import may_read


@dataclass(frozen=True)
class Clock:
    audience: Audience
    running: Promise | None
    is_late: bool
    kept: int
    broken: int


def clocks(look: Look) -> dict[str, Any]:
    promises: dict[Audience, list[Promise]] = {}
    for promise in look.incident.promises.select_related("audience"):
        if may_read(look.user, look.incident, promise.audience):
            promises.setdefault(promise.audience, []).append(promise)
    in_order = sorted(promises, key=lambda audience: audience.position)
    return {
        "incident": look.incident,
        "clocks": [clock(look, audience, promises[audience]) for audience in in_order],
    }


def clock(look: Look, audience: Audience, promises: list[Promise]) -> Clock:
    running = next((one for one in promises if one.answered_at is None), None)
    if not look.incident.is_open:
        running = None
    return Clock(
        audience=audience,
        running=running,
        is_late=bool(running and running.due_at < look.now),
        kept=sum(one.kept_at is not None for one in promises),
        broken=sum(one.broken_at is not None for one in promises),
    )
