"""The promise clock: when each audience hears from us next, and whether we kept our word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commsdesk.desk.look import Look
from commsdesk.drafting.models import Promise
from commsdesk.incidents.models import Audience


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
        promises.setdefault(promise.audience, []).append(promise)
    return {
        "incident": look.incident,
        "clocks": [
            clock(look, audience, promises[audience])
            for audience in look.audiences
            if audience in promises
        ],
    }


def clock(look: Look, audience: Audience, promises: list[Promise]) -> Clock:
    running = next((one for one in promises if one.answered_at is None), None)
    return Clock(
        audience=audience,
        running=running,
        is_late=bool(running and running.due_at < look.now),
        kept=sum(one.kept_at is not None for one in promises),
        broken=sum(one.broken_at is not None for one in promises),
    )
