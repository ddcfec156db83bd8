"""What a webhook carries for those who can read Atlassian Statuspage's: its keys, our words.

The keys are those of real deliveries, as the receivers of others have them in their tests. Ours add
the headers of a signature, which break no receiver.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from commsdesk.channels.contract import ComponentState, Event, Note, Reader, Update
from commsdesk.channels.plain import LONGEST_TITLE, one_line, plain_text

MEANINGS = {  # of the worst component: indicator and description, the worst last
    "operational": ("none", "All Systems Operational"),
    "under_maintenance": ("maintenance", "Service Under Maintenance"),
    "degraded_performance": ("minor", "Partially Degraded Service"),
    "partial_outage": ("major", "Partial System Outage"),
    "major_outage": ("critical", "Major Service Outage"),
}
ENDED = {"resolved", "completed"}


@dataclass(frozen=True)
class Page:
    """The public page, as those who read it by machine know it."""

    id: str  # 12 characters
    url: str
    leave_url: str  # holds {token} where the reader's own token goes


class StatuspageBody:
    """One body for many readers, each with their own way out."""

    def __init__(self, event: Event, note: Note, page: Page, now: datetime) -> None:
        mark = secrets.token_hex(16)
        body = {
            "meta": {
                "unsubscribe": page.leave_url.replace("{token}", mark),
                "documentation": page.url,
                "generated_at": _time(now),
            },
            "page": _page(event, page),
            "incident": _incident(event, note, page),
        }
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        self._before, _, self._after = text.encode().partition(mark.encode())

    def copy_for(self, reader: Reader) -> bytes:
        return b"".join((self._before, quote(reader.token, safe="").encode(), self._after))


def _page(event: Event, page: Page) -> dict[str, Any]:
    indicator, description = _meaning(event)
    return {"id": page.id, "status_indicator": indicator, "status_description": description}


def _meaning(event: Event) -> tuple[str, str]:
    """An incident that names no component is one all the same, until it has ended."""
    states = [part.state for part in event.components]
    if not states and event.phase not in ENDED:
        states = ["degraded_performance"]
    worst = max(states, key=list(MEANINGS).index, default="operational")
    return MEANINGS[worst]


def _incident(event: Event, note: Note, page: Page) -> dict[str, Any]:
    newest = event.updates[0]
    monitoring = [update.at for update in event.updates if update.phase == "monitoring"]
    return {
        "id": event.incident,
        "name": one_line(_name(event), LONGEST_TITLE),
        "status": event.phase,
        "created_at": _time(event.declared_at),
        "updated_at": _time(newest.at),
        "monitoring_at": _time(min(monitoring, default=None)),
        "resolved_at": _time(event.resolved_at),
        "impact": _meaning(event)[0],
        "shortlink": note.url,
        "backfilled": False,
        "scheduled_for": None,
        "scheduled_until": None,
        "scheduled_remind_prior": False,
        "scheduled_reminded_at": None,
        "impact_override": None,
        "scheduled_auto_in_progress": False,
        "scheduled_auto_completed": False,
        "postmortem_body": None,
        "postmortem_body_last_updated_at": None,
        "postmortem_published_at": None,
        "postmortem_ignored": False,
        "postmortem_notified_subscribers": False,
        "postmortem_notified_twitter": False,
        "page_id": page.id,
        "incident_updates": [
            _update(update, first, event.incident)
            for update, first in _as_it_reads_now(event, note)
        ],
        "components": [
            _component(part, place, event, page)
            for place, part in enumerate(event.components, start=1)
        ],
    }


def _name(event: Event) -> str:
    """The name that readers know the incident by; a correction has one of its own."""
    names = [update.title for update in event.updates if not update.corrects]
    return names[0] if names else event.updates[0].title


def _as_it_reads_now(event: Event, note: Note) -> Iterator[tuple[Update, Update]]:
    """Each update with the one whose place it takes: a correction keeps the id of what was wrong.

    What was corrected is left out, for these readers know no correction, only changed words.
    """
    by_id = {update.id: update for update in event.updates}
    corrected = {update.corrects for update in event.updates}
    newest = replace(event.updates[0], body=note.body)  # as it was worded for webhooks
    for update in (newest, *event.updates[1:]):
        if update.id not in corrected:
            first = update
            while first.corrects in by_id:
                first = by_id[first.corrects]
            yield update, replace(first, id=first.corrects or first.id)


def _update(update: Update, first: Update, incident: str) -> dict[str, Any]:
    return {
        "id": first.id,
        "status": update.phase,
        "body": plain_text(update.body),
        "incident_id": incident,
        "created_at": _time(first.at),
        "updated_at": _time(update.at),
        "display_at": _time(first.at),
        "affected_components": None,  # it would say how each was before, which we do not know
        "deliver_notifications": True,
        "custom_tweet": None,
        "tweet_id": None,
    }


def _component(part: ComponentState, place: int, event: Event, page: Page) -> dict[str, Any]:
    return {
        "id": part.id,
        "name": part.name,
        "status": part.state,
        "created_at": _time(event.declared_at),
        "updated_at": _time(event.updates[0].at),
        "position": place,
        "description": None,
        "showcase": False,
        "start_date": None,
        "group_id": None,
        "page_id": page.id,
        "group": False,
        "only_show_if_degraded": False,
    }


def _time(at: datetime | None) -> str | None:
    """To the thousandth, as those who parse it expect."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z" if at else None
