"""The delivery job's own line to PostgreSQL, which opens itself again after it was lost."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Self

from procrastinate.contrib.django.utils import connector_params
from psycopg import AsyncConnection, InterfaceError, OperationalError

PAUSE = 0.5  # seconds between two attempts to open it

OURS: Final = {
    "application_name": "commsdesk deliver",
    # A server that is no longer there is noticed well before the leases end.
    "connect_timeout": 5,  # seconds
    "tcp_user_timeout": 10_000,  # milliseconds
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}

# The deliveries of a publication were no rows at all a second ago, so the planner's figures for
# them are wrong. Every query here finds its rows by an index, and reading the table cannot help.
SETTINGS: Final = """
SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off
"""


class Connection:
    """One query at a time. A query that a lost connection cut off is asked again, for as long
    as the caller waits: every query given to it must bear being carried out twice."""

    def __init__(self) -> None:
        self._parameters = connector_params() | OURS
        self._turn = asyncio.Lock()
        self._open: AsyncConnection | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    async def fetch(self, query: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        async with self._turn:
            while True:
                try:
                    return await self._fetch(query, values)
                except (OperationalError, InterfaceError):
                    await self._close()
                    await asyncio.sleep(PAUSE)

    async def notify(self, notice: str) -> None:
        """Tell every open desk, which listens on the channel that the timeline uses too."""
        await self.fetch("SELECT pg_notify('commsdesk', %(notice)s)", {"notice": notice})

    async def _fetch(self, query: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        if self._open is None:
            self._open = await AsyncConnection.connect(**self._parameters, autocommit=True)
            await self._open.execute(SETTINGS)
        cursor = await self._open.execute(query.encode(), values)
        return await cursor.fetchall() if cursor.description else []

    async def _close(self) -> None:
        if self._open is not None:
            await self._open.close()
            self._open = None
