"""The desk on a real web server in this process, over the test's own database."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from commsdesk.config.asgi import Faces
from commsdesk.config.demo.command import free_port
from tests.running import wait_for


class Web:
    """A server that can be stopped and started again at the same address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.thread = threading.Thread(target=asyncio.run, args=(self.serve(),))
        self.thread.start()
        wait_for(self.answers, "the web server")

    async def serve(self) -> None:
        self.faces, self.loop = Faces(), asyncio.get_running_loop()
        self.server = Server(
            self.faces,
            address="127.0.0.1",
            port=self.port,
            interface=Interfaces.ASGI,
            websockets=False,
            log_level=LogLevels.critical,
        )
        await self.server.serve()

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/accounts/login/", timeout=5) as page:
                return page.status == 200
        except URLError:
            return False

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.faces.close)
        self.loop.call_soon_threadsafe(self.server.stop)
        self.thread.join(20)
        assert not self.thread.is_alive(), "the web server does not stop"


@contextmanager
def serving() -> Iterator[Web]:
    web = Web()
    web.start()
    try:
        yield web
    finally:
        web.stop()
