"""A relay on loopback that answers as relays do, but for the faults that it is told to have."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from commsdesk.channels.smtp.relay import Relay

DROP = "drop"  # the connection, without an answer
HANG = "hang"  # take what comes, and say no more
GOODBYES = (DROP, "421")


@dataclass
class ScriptedRelay:
    """`odd` is given a command and the recipient in question, and says the odd answer, if any.

    "greeting" is asked first; of a text, "text" when its first bytes are here, and "." at its end.
    `takes` is given the same, and says for how many seconds the answer is thought about.
    """

    odd: Callable[[str, str], str | None] = lambda command, recipient: None
    takes: Callable[[str, str], float] = lambda command, recipient: 0
    offers: tuple[str, ...] = ("PIPELINING", "8BITMIME")
    greeting: str = "220 here"
    reads_ahead: bool = True  # else what came with a command is lost when that is answered
    piece: int = 100_000  # bytes of an answer that leave at once
    taken: list[tuple[str, bytes]] = field(default_factory=list)  # recipients and texts
    commands: list[str] = field(default_factory=list)
    packets: list[bytes] = field(default_factory=list)
    connections: int = 0
    standing: int = 0  # connections, at this moment

    async def before_greeting(self) -> None:
        """Something to wait for, where a test has it so."""

    @asynccontextmanager
    async def listening(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[Relay]:
        sessions: set[asyncio.Task[None]] = set()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            sessions.add(asyncio.current_task())
            self.connections += 1
            self.standing += 1
            try:
                await Session(self, reader, writer).talk()
            except (ConnectionError, asyncio.CancelledError):
                pass
            finally:
                self.standing -= 1
                writer.transport.abort()

        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
        try:
            yield Relay("127.0.0.1", server.sockets[0].getsockname()[1], "off")
        finally:
            server.close()
            for session in sessions:
                session.cancel()
            await asyncio.gather(*sessions, return_exceptions=True)


class Session:
    def __init__(
        self, relay: ScriptedRelay, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.relay = relay
        self.reader = reader
        self.writer = writer
        self.held = b""
        self.recipient = ""

    async def talk(self) -> None:
        await self.relay.before_greeting()
        await self.say(await self.odd("greeting") or self.relay.greeting)
        while True:
            command = (await self.until(b"\r\n")).decode()
            self.relay.commands.append(command)
            if command.startswith("RCPT TO:<"):
                self.recipient = command[9:].partition(">")[0]
            elif command.startswith("MAIL"):
                self.recipient = ""
            await self.answer(command)

    async def answer(self, command: str) -> None:
        usual = {"EHLO": self.hello(), "DATA": "354 go on", "QUIT": "221 bye"}.get(command[:4])
        answer = await self.say(await self.odd(command) or usual or "250 ok")
        if command == "DATA" and answer.startswith("354"):
            await self.take_text()
        elif command == "STARTTLS" and answer.startswith("220"):
            await self.say(HANG)  # it knows no handshake

    async def take_text(self) -> None:
        while not self.held:
            await self.read()
        if odd := await self.odd("text"):
            await self.say(odd)
        self.held = b"\r\n" + self.held
        text = (await self.until(b"\r\n.\r\n"))[2:]
        odd = await self.odd(".")
        if text and (not odd or odd.startswith("250")):
            self.relay.taken.append((self.recipient, text))
        await self.say(odd or (f"250 taken for {self.recipient}" if text else "554 nobody"))

    async def odd(self, command: str) -> str | None:
        if seconds := self.relay.takes(command, self.recipient):
            await asyncio.sleep(seconds)
        return self.relay.odd(command, self.recipient)

    def hello(self) -> str:
        lines = ["here", *self.relay.offers]
        return "\r\n".join([f"250-{line}" for line in lines[:-1]] + [f"250 {lines[-1]}"])

    async def say(self, answer: str) -> str:
        if answer == HANG:
            await asyncio.Event().wait()
        if answer != DROP:
            data = answer.encode() + b"\r\n"
            for start in range(0, len(data), self.relay.piece):
                self.writer.write(data[start : start + self.relay.piece])
                await asyncio.sleep(0)
        if answer.startswith(GOODBYES):
            await self.writer.drain()
            self.writer.close()
            raise ConnectionAbortedError
        if not self.relay.reads_ahead:
            self.held = b""
        return answer

    async def until(self, end: bytes) -> bytes:
        while end not in self.held:
            await self.read()
        found, _, self.held = self.held.partition(end)
        return found

    async def read(self) -> None:
        data = await self.reader.read(65_536)
        if not data:
            raise ConnectionResetError
        self.relay.packets.append(data)
        self.held += data
