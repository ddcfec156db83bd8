"""Where the database is: DATABASE_URL, else the embedded one of this data folder."""

from __future__ import annotations

from typing import Any


def database() -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.postgresql", "NAME": "commsdesk"}
