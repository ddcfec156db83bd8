"""Where the database is: DATABASE_URL, else the embedded one of this data folder."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from commsdesk.config import environment, paths
from commsdesk.config.account import server_name
from commsdesk.config.environment import BadSetting

POOL = {"min_size": 1, "max_size": 8, "timeout": 30}


def database() -> dict[str, Any]:
    """Django's settings of its one database."""
    url = environment.text("DATABASE_URL")
    return _named(url) if url else _embedded()


def _named(url: str) -> dict[str, Any]:
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise BadSetting(
            "DATABASE_URL",
            f"is not understood: {error}. Write postgresql://user:password@host:5432/name",
        ) from error
    if not parts.get("dbname"):
        raise BadSetting("DATABASE_URL", "names no database: postgresql://user@host:5432/name")
    return _settings(parts)


def _embedded() -> dict[str, Any]:
    return _settings(
        {
            "host": str(paths.socket_folder(paths.data_folder())),
            "port": "5432",
            "user": "commsdesk",
            "dbname": "commsdesk",
            "requirepeer": server_name(),  # a stranger's socket at that place is not trusted
        }
    )


def _settings(parts: dict[str, Any]) -> dict[str, Any]:
    own = {
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        **own,
        "CONN_MAX_AGE": 0,  # the pool keeps connections, and Django refuses both
        "OPTIONS": {**parts, "pool": POOL},
    }
