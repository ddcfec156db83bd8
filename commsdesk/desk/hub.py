"""One LISTEN connection of this process, and the bounded queues that it feeds."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg
from procrastinate.contrib.django.utils import connector_params

log = logging.getLogger(__name__)

CHANNEL = "commsdesk"
QUIET = 20.0  # seconds without a notice after which the database is asked whether it is there
RETRY = 0.5  # seconds between two tries to reach it
MOST_WAITING = 100  # notices; a browser that is further behind is dropped, and comes back
REMEMBERED = 1000
AGAIN = ""  # told instead of a notice: something may have been missed, so look at everything


@dataclass(eq=False)
class Listener:
    """One open browser. Once `fell_behind` is set nothing more is put into `notices`."""

    notices: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    fell_behind: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """Hands every notice of PostgreSQL to every listener, also after the database was away."""

    def __init__(self, parameters: Callable[[], dict[str, Any]] = connector_params) -> None:
        self.parameters = parameters
        self.listeners: set[Listener] = set()
        self.recent: deque[tuple[float, str]] = deque(maxlen=REMEMBERED)
        self.hears_since = float("inf")
        self.following: asyncio.Task[None] | None = None

    def join(self, minted_at: float) -> Listener:
        """Listen from `minted_at` on: what came while the page was on its way is told first."""
        if self.following is None or self.following.done():
            self.following = asyncio.create_task(self.follow())
        listener = Listener()
        if self.remembers(minted_at):
            for at, notice in self.recent:
                if at >= minted_at:
                    self.put(listener, notice)
        elif self.hears_since < float("inf"):
            self.put(listener, AGAIN)
        self.listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        self.listeners.discard(listener)

    def remembers(self, moment: float) -> bool:
        is_whole = len(self.recent) < REMEMBERED or self.recent[0][0] < moment
        return self.hears_since <= moment and is_whole

    def tell(self, notice: str) -> None:
        self.recent.append((time.time(), notice))
        for listener in tuple(self.listeners):
            self.put(listener, notice)

    def put(self, listener: Listener, notice: str) -> None:
        try:
            listener.notices.put_nowait(notice)
        except asyncio.QueueFull:
            listener.fell_behind.set()
            self.leave(listener)

    async def follow(self) -> None:
        """Hear the database for as long as this process lives."""
        said = ""
        while True:
            try:
                await self.hear()
            except psycopg.OperationalError as error:
                if said != (why := str(error).strip()):  # once, not at every try
                    log.warning("Live changes wait for the database: %s", why)
                said = why
            self.hears_since = float("inf")
            await asyncio.sleep(RETRY)

    async def hear(self) -> None:
        connect = psycopg.AsyncConnection.connect(**self.parameters(), autocommit=True)
        async with await connect as connection:
            await connection.execute(f"LISTEN {CHANNEL}".encode())
            self.hears_since = time.time()
            self.recent.clear()
            self.tell(AGAIN)
            while True:
                async for notice in connection.notifies(timeout=QUIET):
                    self.tell(notice.payload)
                await connection.execute(b"SELECT 1")  # a host that vanished says nothing by itself

    async def close(self) -> None:
        """Let the connection go; the next listener opens another."""
        if self.following:
            self.following.cancel()
            await asyncio.gather(self.following, return_exceptions=True)
            self.following = None
