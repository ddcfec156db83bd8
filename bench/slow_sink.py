"""A mail sink that is far away: every reply takes 20 ms. Prints its port, and takes all mail.

The replies to one write come back together, as they would over a line of that length.
"""

from __future__ import annotations

import asyncio

AWAY = 0.02  # seconds, there and back
END = b"\r\n.\r\n"
GREETING = b"220 sink.example.test\r\n"
OFFERED = b"250-sink.example.test\r\n250-PIPELINING\r\n250 8BITMIME\r\n"


class Sink(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.read = b""
        self.is_text = False  # a mail's text is coming, not a command

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.loop.call_later(AWAY, transport.write, GREETING)

    def data_received(self, data: bytes) -> None:
        self.read += data
        replies = []
        while reply := self.next_reply():
            replies.append(reply)
        if replies:
            self.loop.call_later(AWAY, self.transport.write, b"".join(replies))

    def next_reply(self) -> bytes:
        """To the next command or text that has come in whole; nothing, while none has."""
        end = END if self.is_text else b"\r\n"
        said, found, rest = self.read.partition(end)
        if not found:
            return b""
        self.read = rest
        if self.is_text:
            self.is_text = False
            return b"250 taken\r\n"
        self.is_text = said.upper() == b"DATA"
        return b"354 go on\r\n" if self.is_text else answer(said.upper())


def answer(command: bytes) -> bytes:
    return OFFERED if command.startswith(b"EHLO") else b"250 good\r\n"


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0, backlog=200)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
