"""Asks an ASGI application, as a web server would."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass


@dataclass
class Heard:
    status: int
    headers: dict[str, str]
    body: bytes


def scope_of(path: str, method: str = "GET", **headers: str) -> dict:
    address, _, query = path.partition("?")
    named = {"host": "127.0.0.1:8080", **headers}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in named.items()
        ],
        "client": ("127.0.0.1", 40000),
        "server": ("127.0.0.1", 8080),
    }


async def ask(
    application, path: str, method: str = "GET", body: bytes = b"", **headers: str
) -> Heard:
    sent: list[dict] = []
    unread = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict:
        if unread:
            return unread.pop()
        return await asyncio.Future()

    async def send(message: dict) -> None:
        sent.append(message)

    await application(scope_of(path, method, **headers), receive, send)
    start, *bodies = sent
    told = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Heard(start["status"], told, b"".join(each.get("body", b"") for each in bodies))
