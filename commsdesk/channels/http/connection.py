"""One connection by HTTP/1.1: one request after another, each with its answer."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import cast

from commsdesk.channels.http.answer import Answer, NoHttp, Reading


class ConnectionLost(Exception):
    """It is of no more use; the text says why."""


class Connection(asyncio.Protocol):
    transport: asyncio.Transport

    def __init__(self) -> None:
        self.is_fit = True  # for another request
        self.idle_since = monotonic()
        self._reading: Reading | None = None
        self._answered: asyncio.Future[Answer]

    async def ask(self, request: bytes) -> Answer:
        """Raises ConnectionLost. Whoever does not wait for the answer leaves it unfit."""
        self._reading = Reading()
        self._answered = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        try:
            return await self._answered
        finally:
            if self._reading:
                self._reading = None
                self.drop()
            self.idle_since = monotonic()

    def drop(self) -> None:
        self.is_fit = False
        self.transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if not self._reading:  # nothing was asked
            self.drop()
            return
        try:
            self._reading.feed(data)
        except NoHttp as error:
            self._fail(str(error))
        else:
            self._conclude()

    def connection_lost(self, error: Exception | None) -> None:
        self.is_fit = False
        if self._reading:
            try:
                self._reading.end()
            except NoHttp as unfinished:
                self._fail(str(error or unfinished))
            else:
                self._conclude()

    def _conclude(self) -> None:
        if self._reading and self._reading.answer:
            if not self._reading.may_go_on:
                self.drop()
            if not self._answered.done():
                self._answered.set_result(self._reading.answer)
            self._reading = None

    def _fail(self, why: str) -> None:
        self._reading = None
        self.drop()
        if not self._answered.done():
            self._answered.set_exception(ConnectionLost(why))
