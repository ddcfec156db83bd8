"""What a webhook carries, and its signature, as standardwebhooks.com says."""

from __future__ import annotations

import binascii
import json
from datetime import UTC, datetime
from typing import Any

from standardwebhooks import Webhook as Signer
from standardwebhooks.webhooks import EmptyWebhookSecretError

from commsdesk.channels.contract import Event, Note, SendError, Update
from commsdesk.channels.plain import LONGEST_TITLE, one_line, plain_text

CANNOT_SIGN = "The webhook's signing secret must be whsec_ and base64. Give it a new one."


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


def signed(body: str, *, key: str, secret: str, now: datetime) -> dict[str, str]:
    """The headers for a body; `now` is when it is sent, which a receiver takes for 5 minutes.

    Raises SendError where the secret cannot sign.
    """
    try:
        signature = Signer(secret).sign(key, now, body)
    except (binascii.Error, EmptyWebhookSecretError) as error:
        raise SendError(CANNOT_SIGN, permanent=True) from error
    return {
        "Content-Type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }


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
