"""The short-lived token that a page carries so that its browser may open the stream of changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing

LASTS = timedelta(minutes=1)
SALT = "commsdesk.desk.events"


def mint(now: datetime) -> str:
    """Only pages of the desk do this, so whoever holds one was signed in a minute ago."""
    return signing.dumps(now.timestamp(), salt=SALT)


def minted_at(token: str) -> float | None:
    """When `token` was minted, in seconds since 1970; none where it is not ours or too old."""
    try:
        return float(signing.loads(token, salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return None
