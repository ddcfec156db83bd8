"""What a command asks of the database before it begins: there, up to date, and roomy enough."""

from __future__ import annotations

from typing import Any, cast

import psycopg
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from procrastinate.contrib.django.utils import connector_params

from commsdesk.config import environment
from commsdesk.config.cannot_start import CannotStart

PATIENCE = 5  # seconds
OLDEST = 150_000  # PostgreSQL 15.0, as the server itself counts


def connect() -> psycopg.Connection[Any]:
    """A connection beside Django's pool, each statement committed at once."""
    return psycopg.connect(**connector_params(), autocommit=True)


def ensure_server(needed: int) -> None:
    """Raises CannotStart where the server is not there or takes too few connections for us."""
    try:
        with psycopg.connect(**connector_params() | {"connect_timeout": PATIENCE}) as line:
            row = line.execute(
                "SELECT current_setting('server_version_num')::int,"
                " current_setting('max_connections')::int,"
                " current_setting('superuser_reserved_connections')::int"
            ).fetchone()
    except psycopg.OperationalError as error:
        said = " ".join(str(error).split())
        raise CannotStart(
            f"The database does not answer. {start_it()}, or name the right one in "
            f"DATABASE_URL. It said: {said}"
        ) from error
    version, most, reserved = row or (0, 0, 0)
    if version < OLDEST:
        raise CannotStart(
            f"The database is PostgreSQL {version // 10_000}; {OLDEST // 10_000} or newer is "
            "needed. Upgrade it, or name another one in DATABASE_URL."
        )
    if needed > most - reserved:
        raise CannotStart(
            f"The database takes {most - reserved} connections, and {needed} are needed here. "
            f"Set its max_connections to {needed + reserved} or more and start it again."
        )


def start_it() -> str:
    """What to do, for who named a database and for who has the embedded one."""
    return "Start it" if environment.text("DATABASE_URL") else "Start it with commsdesk up"


def leave() -> None:
    """Close Django's connections, also those kept for the next request."""
    cast(DatabaseWrapper, connection).close_pool()


def ensure_migrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CannotStart("The database is older than this Commsdesk. Type: commsdesk migrate")
