"""The delivery job's own line to PostgreSQL, which opens itself again after it was lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final, Self

from procrastinate.contrib.django.utils import connector_params
from psycopg import AsyncConnection, InterfaceError, OperationalError
from psycopg.pq import TransactionStatus

PAUSE = 0.5  # seconds between two attempts to open it

OURS: Final = {
    "application_name": "commsdesk deliver",
    # A server that is no longer there is noticed well before the leases end.
    "connect_timeout": 5,  # seconds
    "tcp_user_timeout": 10_000,  # milliseconds
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "prepare_threshold": 0,  # each query is planned once: the first mail waits for four of them
}

# The deliveries of a publication were no rows at all a second ago, so the planner's figures for
# them are wrong. Every query here finds its rows by an index, and reading the table cannot help.
# No large table is joined by =, nor sorted by a key, but joined by ANY(ARRAY[…]) and BETWEEN. Where
# it seemed empty when it was last analyzed, a walk through all of an index looks no dearer than to
# find one row in it: done for each row, 500 readers of 20,000 took two seconds.
SETTINGS: Final = """
SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off
"""

# Those whose job is done, for the next one; none where nobody would close them in the end.
_spare: ContextVar[list[AsyncConnection] | None] = ContextVar("spare", default=None)


@asynccontextmanager
async def kept_open() -> AsyncIterator[None]:
    """Keep connections from job to job for as long as this lasts.

    A new one and the first queries over it take 20 ms, and a job's first mail waits for them.
    """
    spare: list[AsyncConnection] = []
    before = _spare.set(spare)
    try:
        yield
    finally:
        _spare.reset(before)
        for connection in spare:
            await connection.close()


class Connection:
    """One query at a time. A query that a lost connection cut off is asked again, for as long
    as the caller waits: every query given to it must bear being carried out twice."""

    def __init__(self) -> None:
        self._parameters = connector_params() | OURS
        self._turn = asyncio.Lock()
        self._open: AsyncConnection | None = None

    async def __aenter__(self) -> Self:
        if spare := _spare.get():
            self._open = spare.pop()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        spare = _spare.get()
        if self._open and spare is not None and error is None and is_idle(self._open):
            spare.append(self._open)
            self._open = None
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
            await self._open.execute(SETTINGS, prepare=False)
        cursor = await self._open.execute(query.encode(), values)
        return await cursor.fetchall() if cursor.description else []

    async def _close(self) -> None:
        if self._open is not None:
            await self._open.close()
            self._open = None


def is_idle(connection: AsyncConnection) -> bool:
    """Not lost, nor in the middle of a query that was cut off."""
    return connection.info.transaction_status is TransactionStatus.IDLE
