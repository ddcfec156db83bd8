"""Webhooks, signed. `to` is the URL that is called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from time import time
from typing import ClassVar

from commsdesk.channels.callers import Callers
from commsdesk.channels.contract import Batches, Begin, Bulk, Note, Reader, Settled
from commsdesk.channels.http import HttpChannel, Web
from commsdesk.channels.measure import LIMITS, Limit
from commsdesk.channels.pool import Pool
from commsdesk.channels.signature import signed
from commsdesk.channels.webhook_body import body_of
from commsdesk.channels.webhook_statuspage import Page, StatuspageBody


class Webhook(HttpChannel, Bulk):
    name: ClassVar[str] = "webhook"
    limit: ClassVar[Limit] = LIMITS["webhook"]
    drops_repeats: ClassVar[bool] = True  # by the header webhook-id

    def __init__(
        self, web: Web, *, page: Page, secret: str = "", in_flight: int = 50, per_host: int = 10
    ) -> None:
        """`secret` signs where a reader brings none."""
        super().__init__(web)
        self.page = page
        self.secret = secret
        self.in_flight = in_flight
        self.per_host = per_host

    async def send(self, note: Note, to: str) -> str:
        return await self._call(to, self.secret, note.key, body_of(note).encode())

    async def fan_out(
        self, note: Note, batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        copy_for = self._copies(note)

        def call(reader: Reader) -> Awaitable[str]:
            secret = reader.secret or self.secret
            return self._call(reader.address, secret, note.key, copy_for(reader))

        callers = Callers(
            Pool(begin, settled), call, in_flight=self.in_flight, per_host=self.per_host
        )
        await callers.run(batches)

    async def aclose(self) -> None:
        """The connections are the session's, which others share."""

    def _copies(self, note: Note) -> Callable[[Reader], bytes]:
        """Each reader's body, in the shape in which they want it."""
        ours = body_of(note).encode()
        if not note.event:
            return lambda _: ours
        theirs = StatuspageBody(note.event, note, self.page, datetime.now(UTC))
        return lambda reader: theirs.copy_for(reader) if reader.body == "statuspage" else ours

    async def _call(self, url: str, secret: str, key: str, body: bytes) -> str:
        headers = signed(body, key=key, secret=secret, now=time())
        await self.post(url, body, headers)
        return ""  # an endpoint gives nothing back to refer to
