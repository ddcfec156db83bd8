"""The ASGI wrapper: public pages and static files from memory, then `/events`, then Django."""

from __future__ import annotations

import asyncio
from typing import cast

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.urls import get_resolver

from commsdesk.config.assets import Assets
from commsdesk.config.server import connect, leave
from commsdesk.config.turns import AsgiApp, ByTurns
from commsdesk.desk.events import Receive, Scope, Send, events, hub
from commsdesk.status.answers import Answer
from commsdesk.status.ready import Table
from commsdesk.status.watch import Watch


class Faces:
    """All that one web server shows, joined; `close` ends the streams that would go on for ever."""

    def __init__(self) -> None:
        get_resolver().check()  # every view is imported now, not when the first reader waits
        self.public = Table(settings.DATA / "public")
        self.watch = Watch(self.public, connect)
        self.assets = Assets()
        self.django = ByTurns(cast(AsgiApp, ASGIHandler()))
        self.streams: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif answer := self._ready(scope):
            await send(answer.start)
            await send(answer.end)
        elif scope["path"] == "/events":
            await self._stream(scope, receive, send)
        else:
            await self.django(scope, receive, send)

    def _ready(self, scope: Scope) -> Answer | None:
        headers = dict(scope["headers"])
        accepted = headers.get(b"accept-encoding", b"").decode("latin-1")
        known = headers.get(b"if-none-match", b"").decode("latin-1")
        method, path = scope["method"], scope["path"]
        return (
            self.public.find(method, path, accepted, known)
            or self.assets.find(method, path, scope["query_string"], accepted, known)
            or (self.public.missing(method, accepted) if path == "/" else None)  # soon
        )

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        stream = asyncio.create_task(events(scope, receive, send))
        self.streams.add(stream)
        try:
            await asyncio.wait({stream})
        finally:
            self.streams.discard(stream)

    async def _live(self, receive: Receive, send: Send) -> None:
        """The lifespan protocol: what is started and ended once for each process."""
        await receive()
        self.watch.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.watch.stop()
        await hub.close()
        leave()
        await send({"type": "lifespan.shutdown.complete"})

    def close(self) -> None:
        for stream in self.streams:
            stream.cancel()
