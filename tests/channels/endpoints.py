"""A real HTTP server on loopback that answers as it is told."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_network

from aiohttp import web

from commsdesk.channels.http import Web

LOOPBACK = [ip_network("127.0.0.0/8")]
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Call:
    path: str
    headers: dict[str, str]
    body: str


@asynccontextmanager
async def endpoint(
    answer: Answering | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[str, list[Call]]]:
    """Its URL, and the calls that it got; it answers 204 where it is not told otherwise."""
    calls: list[Call] = []

    async def take(request: web.Request) -> web.StreamResponse:
        body = (await request.read()).decode()
        calls.append(Call(request.path, dict(request.headers), body))
        return await answer(request) if answer else web.Response(status=204)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", take)
    runner = web.AppRunner(
        application, access_log=None, shutdown_timeout=0, handler_cancellation=True
    )
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await site.start()
    try:
        port = runner.addresses[0][1]
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}", calls
    finally:
        await runner.cleanup()


@asynccontextmanager
async def opened(**options) -> AsyncIterator[Web]:
    calling = Web(options.pop("allowed", LOOPBACK), **options)
    try:
        yield calling
    finally:
        await calling.aclose()
