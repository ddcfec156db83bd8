"""Webhook endpoints at every address 127.x.y.z, on one port that is printed; all of them say 204.

Those whose path begins with /dead take the call and never answer.
"""

from __future__ import annotations

import asyncio
import re
import socket

LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
TAKEN = b"HTTP/1.1 204 No Content\r\n\r\n"
DEAD = b"POST /dead"


class Endpoint(asyncio.Protocol):
    """One connection, which is kept."""

    def __init__(self) -> None:
        self.read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.read += data
        head, found, body = self.read.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not found or head.startswith(DEAD) or len(body) < int(length[1] if length else 0):
            return
        self.read = b""  # nobody asks again before the answer
        self.transport.write(TAKEN)


def listening() -> socket.socket:
    """Bound to all addresses, but only of this machine's own loop."""
    here = socket.socket()
    here.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"lo")
    here.bind(("0.0.0.0", 0))
    return here


async def main() -> None:
    here = listening()
    server = await asyncio.get_running_loop().create_server(Endpoint, sock=here, backlog=2000)
    print(here.getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
