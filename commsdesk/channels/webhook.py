"""Webhooks, signed. `to` is the URL that is called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar

from yarl import URL

from commsdesk.channels.callers import Callers
from commsdesk.channels.contract import Batches, Begin, Bulk, Note, Reader, SendError, Settled
from commsdesk.channels.guard import called
from commsdesk.channels.http.channel import HttpChannel
from commsdesk.channels.http.web import Web
from commsdesk.channels.measure import LIMITS, Limit
from commsdesk.channels.pool import Pool
from commsdesk.channels.signature import signed
from commsdesk.channels.webhook_body import body_of
from commsdesk.channels.webhook_statuspage import Page, StatuspageBody

Copy = Callable[[Reader], bytes]


class Webhook(HttpChannel, Bulk):
    name: ClassVar[str] = "webhook"
    limit: ClassVar[Limit] = LIMITS["webhook"]
    drops_repeats: ClassVar[bool] = True  # by the header webhook-id

    def __init__(
        self,
        web: Web,
        *,
        page: Page | None = None,
        secret: str = "",
        in_flight: int = 50,
        per_host: int = 10,
    ) -> None:
        """Without a `page` nobody can have Statuspage's body; `secret` is theirs who bring none."""
        super().__init__(web)
        self.page = page
        self.secret = secret
        self.in_flight = in_flight
        self.per_host = per_host

    async def send(self, note: Note, to: str) -> str:
        return await self._call(called(to), body_of(note).encode(), self.secret, note.key)

    async def fan_out(
        self, note: Note, batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        copies = self._copies(note)

        async def call(reader: Reader, url: URL) -> str:
            if reader.body not in copies:
                names = ", ".join(filter(None, copies))
                reason = f"There is no body {reader.body!r} here: there are {names}."
                raise SendError(reason, permanent=True)
            body = copies[reader.body](reader)
            return await self._call(url, body, reader.secret or self.secret, note.key)

        callers = Callers(Pool(begin, settled), call, per_host=self.per_host)
        await callers.run(batches, self.in_flight)

    async def aclose(self) -> None:
        """The connections are the session's, which others share."""

    def _copies(self, note: Note) -> dict[str, Copy]:
        """Each reader's own body, by its name."""
        ours = body_of(note).encode()
        copies: dict[str, Copy] = {"": lambda _: ours, "commsdesk": lambda _: ours}
        if self.page and note.event:
            statuspage = StatuspageBody(note.event, note, self.page, datetime.now(UTC))
            copies["statuspage"] = statuspage.copy_for
        return copies

    async def _call(self, url: URL, body: bytes, secret: str, key: str) -> str:
        headers = signed(body, key=key, secret=secret, now=datetime.now(UTC))
        await self.post(url, body, headers)
        return ""  # an endpoint gives nothing back to refer to
