"""The command `commsdesk web`: one Granian process that shows the desk and the public pages."""

from __future__ import annotations

import asyncio
import gc
import signal

from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from commsdesk.config.administrator import say_link
from commsdesk.config.asgi import Faces
from commsdesk.config.connections import WEB
from commsdesk.config.last_word import exit_within
from commsdesk.config.open_files import allow_open_files
from commsdesk.config.port import ensure_free
from commsdesk.config.server import ensure_migrated, ensure_server
from commsdesk.people.first_administrator import needs_first

MOST_AT_ONCE = 4096  # requests and open streams
STOPS_WITHIN = 5.0  # seconds


def web() -> None:
    ensure_free(settings.LISTEN)
    ensure_server(needed=WEB)
    ensure_migrated()
    allow_open_files()
    say_where()
    asyncio.run(serve())


async def serve() -> None:
    faces = Faces()
    gc.freeze()  # else the collector walks through all that was loaded, and all wait for 70 ms
    server = Server(
        faces,
        address=settings.LISTEN.host,
        port=settings.LISTEN.port,
        interface=Interfaces.ASGI,
        websockets=False,
        backlog=1024,
        backpressure=MOST_AT_ONCE,
        log_level=LogLevels.error,
    )

    def stop() -> None:
        exit_within(STOPS_WITHIN)
        faces.close()
        server.stop()  # type: ignore[no-untyped-call]

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    await server.serve()


def say_where() -> None:
    print(f"The desk:         {settings.COMMSDESK_URL}/desk/", flush=True)
    print(f"The public pages: {settings.COMMSDESK_PUBLIC_URL}/", flush=True)
    if needs_first():
        say_link()
