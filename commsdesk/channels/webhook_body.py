"""What a webhook carries in our own shape, which is that of standardwebhooks.com."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from commsdesk.channels.contract import Event, Note, Update
from commsdesk.channels.plain import LONGEST_TITLE, one_line, plain_text


def body_of(note: Note) -> str:
    """JSON. The severity stays out: it is our own word for it, and the body goes to anyone."""
    words = {"title": one_line(note.title, LONGEST_TITLE), "body": plain_text(note.body)}
    body: dict[str, Any]
    if note.event is None:
        body = {"type": "note", "data": {**words, "url": note.url}}
    else:
        body = {
            "type": "incident.updated",
            "timestamp": _time(note.event.updates[0].at),
            "data": {
                "incident": _incident(note.event, note.url),
                "update": {**words, **_update(note.event.updates[0])},
            },
        }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _incident(event: Event, url: str) -> dict[str, Any]:
    return {
        "id": event.incident,
        "url": url,
        "phase": event.phase,
        "began_at": _time(event.began_at),
        "declared_at": _time(event.declared_at),
        "resolved_at": _time(event.resolved_at),
        "components": [
            {"id": part.id, "name": part.name, "group": part.group or None, "state": part.state}
            for part in event.components
        ],
    }


def _update(update: Update) -> dict[str, Any]:
    return {
        "id": update.id,
        "phase": update.phase,
        "at": _time(update.at),
        "next_update_at": _time(update.next_update_at),
        "corrects": update.corrects or None,
    }


def _time(at: datetime | None) -> str | None:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
