"""Where the database is: DATABASE_URL, else the embedded one of this data folder."""

from __future__ import annotations

from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from commsdesk.config import environment, paths
from commsdesk.config.embedded import cluster
from commsdesk.config.embedded.server_user import server_name
from commsdesk.config.environment import BadSetting

EXAMPLE = "postgresql://user:password@host:5432/name"
# A page that asks while all are in use waits its turn, and gives up after these seconds.
POOL = {"min_size": 1, "max_size": 8, "timeout": 30}


def database() -> dict[str, Any]:
    """Django's settings of its one database. Raises BadSetting, which never holds the password."""
    url = environment.text("DATABASE_URL")
    parts = _named(url) if url else _embedded()
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
        "CONN_HEALTH_CHECKS": True,  # the server may have been started again
        "OPTIONS": {"connect_timeout": "10", **parts, "pool": POOL},
    }


def _named(url: str) -> dict[str, Any]:
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:  # its words may hold the whole address
        raise BadSetting("DATABASE_URL", f"is not understood. Write it as {EXAMPLE}") from None
    if not parts.get("dbname"):
        raise BadSetting("DATABASE_URL", f"names no database. Write it as {EXAMPLE}")
    port = str(parts.get("port") or "5432")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise BadSetting("DATABASE_URL", f"the port must be from 1 to 65535, not {port!r}.")
    return parts


def _embedded() -> dict[str, Any]:
    """Found by the data folder alone, so that a second terminal's command finds it too."""
    return {
        "host": str(paths.socket_folder(paths.data_folder())),
        "port": cluster.PORT,
        "user": cluster.NAME,
        "dbname": cluster.NAME,
        "requirepeer": server_name(),  # a stranger's socket in that place is not trusted
    }
