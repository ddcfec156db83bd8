"""`GET /events?token=…`: tells open browsers what changed. Answered beside Django, by no thread.

Only ids travel; the browser fetches what it shows from an ordinary view, which asks who may see it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from commsdesk.desk.hub import AGAIN, Hub, Listener
from commsdesk.desk.tokens import minted_at

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PING_EVERY = 20.0  # seconds; proxies close what is silent for longer
STREAM_LASTS = 900.0  # seconds; then the browser asks again whether it is still signed in

hub = Hub()


async def events(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["method"] != "GET":
        await refuse(send, 405, "Read this stream with GET.")
        return
    query = parse_qs(scope["query_string"].decode("latin-1"))
    minted = minted_at(query.get("token", [""])[0])
    if minted is None:
        await refuse(send, 403, "This token is too old or not ours: load a page of the desk again.")
        return
    await send(start(200, b"text/event-stream"))
    listener = hub.join(minted)
    try:
        await first_of(
            write(listener.notices, send),
            wait_until_gone(receive),
            wait_until_behind(listener),
            asyncio.sleep(STREAM_LASTS),
        )
    finally:
        hub.leave(listener)


async def write(notices: asyncio.Queue[str], send: Send) -> None:
    await send(body(": open\n\n"))
    while True:
        try:
            async with asyncio.timeout(PING_EVERY):  # wait_for of 3.11 may swallow our end
                notice = await notices.get()
        except TimeoutError:
            await send(body(": ping\n\n"))
            continue
        await send(body("event: again\ndata:\n\n" if notice == AGAIN else f"data: {notice}\n\n"))


async def wait_until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def wait_until_behind(listener: Listener) -> None:
    await listener.fell_behind.wait()


async def first_of(*ways: Coroutine[Any, Any, None]) -> None:
    """Run them beside each other until one ends, then stop the others."""
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def refuse(send: Send, status: int, sentence: str) -> None:
    await send(start(status, b"text/plain; charset=utf-8"))
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})


def start(status: int, content_type: bytes) -> dict[str, Any]:
    headers = [
        (b"content-type", content_type),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),  # nginx would hold changes back
    ]
    return {"type": "http.response.start", "status": status, "headers": headers}


def body(text: str) -> dict[str, Any]:
    return {"type": "http.response.body", "body": text.encode(), "more_body": True}
