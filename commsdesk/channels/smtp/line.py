"""One connection to a relay; scripts say what to write and how many replies to wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar, cast

from commsdesk.channels.smtp.reply import CLOSING, LineLost, Replies, farewell, words

T = TypeVar("T")
# Writes to its line, yields how many replies it waits for, and is sent these. A plain generator:
# with a coroutine, a future and a task's turn at every wait would cost a third of the speed.
Script = Generator[int, list[bytes], T]


class Line(asyncio.BufferedProtocol):
    """Runs one script at a time, and ends the connection where a reply takes too long.

    Buffered: asyncio would make room for 256 KB for every reply, a quarter of all that we cost.
    """

    transport: asyncio.Transport

    def __init__(self, reply: float, text: float) -> None:
        """The seconds that each reply may take, and that to a text."""
        self._reply_takes = reply
        self._text_takes = text
        self.awaits_text = False  # a text's end is written, and its answer is not here
        self.offers: dict[str, str] = {}  # extensions named by EHLO, with their parameters
        self.carried = 0  # copies whose fate was learnt here
        self.replies = Replies()
        self.lost: LineLost | None = None
        self.gone = asyncio.Event()
        self._script: Script[Any] | None = None
        self._is_new = True  # a greeting may come before anybody waits for it, as with TLS 1.2
        self._ended: asyncio.Future[Any]
        self._buffer = memoryview(bytearray(4096))  # asyncio's TLS slices it, and writes there
        self._needed = 0  # replies
        self._asked_at = 0.0  # or answered last
        self._timer: asyncio.TimerHandle | None = None

    async def converse(self, script: Script[T]) -> T:
        """Run the script to its end. Raises LineLost, and what the script raises."""
        if self.lost:
            raise self.lost
        self._script, self._ended = script, asyncio.get_running_loop().create_future()
        self._is_new = False
        self._asked_at = monotonic()
        self._watch()
        self._resume(script, None)
        try:
            return cast(T, await self._ended)
        finally:
            if self._timer:
                self._timer.cancel()
            if self._script:  # we were cancelled while it waited
                self.end(LineLost("We hung up."))

    def write(self, data: bytes) -> None:
        """Send commands, all earlier ones being answered."""
        self.expect_silence()
        self.transport.write(data)

    def expect_silence(self) -> None:
        """Raises LineLost where there is a reply too many: the next ones would be misread."""
        if self.replies.ready:
            raise LineLost(f"The relay answered out of order: {words(self.replies.ready[0])}")

    def part(self) -> None:
        """Say goodbye; the answer is not waited for."""
        self.lost = self.lost or LineLost("We said goodbye.")
        self.transport.write(b"QUIT\r\n")
        self.transport.close()

    def end(self, lost: LineLost) -> None:
        """Drop the connection at once; a script that waits ends with `lost`."""
        self.lost = self.lost or lost
        self.transport.abort()
        if self._script:
            self._finish(None, self.lost)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        why = f" ({error})" if error else ""
        self.end(LineLost(f"The relay dropped the connection{why}."))
        self.gone.set()

    def get_buffer(self, _size: int) -> memoryview:
        return self._buffer

    def buffer_updated(self, count: int) -> None:
        replies = self.replies
        before = len(replies.ready)
        try:
            replies.feed(bytes(self._buffer[:count]))
        except LineLost as lost:
            self.end(lost)
            return
        if self._script and len(replies.ready) >= self._needed:
            self._resume(self._script, replies.take(self._needed))
        elif len(replies.ready) > before:
            self._asked_at = monotonic()
        if replies.ready:
            self._hear(replies.ready[-1])

    def _hear(self, reply: bytes) -> None:
        """End the connection where a reply says so, or answers nothing that was asked."""
        if reply.startswith(CLOSING):
            self.end(farewell(reply))
        elif not (self._script or self._is_new):
            self.end(LineLost(f"The relay spoke without being asked: {words(reply)}"))

    def _resume(self, script: Script[Any], replies: list[bytes] | None) -> None:
        """Run the script for as long as the replies that it waits for are here."""
        inbox = self.replies
        try:
            self._needed = script.send(cast(list[bytes], replies))  # none, to begin with
            while len(inbox.ready) >= self._needed:
                self._needed = script.send(inbox.take(self._needed))
            self._asked_at = monotonic()
        except StopIteration as ended:
            self._finish(ended.value, None)
        except Exception as error:  # noqa: BLE001  handed on to whoever awaits the script
            self._finish(None, error)
            self.end(error if isinstance(error, LineLost) else LineLost(str(error)))

    def _finish(self, result: object, error: Exception | None) -> None:
        self._script = None
        if self._ended.done():
            return
        if error:
            self._ended.set_exception(error)
        else:
            self._ended.set_result(result)

    def _watch(self) -> None:
        """One timer a connection, put forward when it rings: cheaper than one for every wait."""
        takes = self._text_takes if self.awaits_text else self._reply_takes
        left = self._asked_at + takes - monotonic()
        if left > 0:
            # What is waited for, and for how long, may be another thing before this rings.
            left = min(left, self._reply_takes, self._text_takes)
            self._timer = asyncio.get_running_loop().call_later(left, self._watch)
        else:
            reason = f"The relay did not answer within {takes:g} seconds."
            self.end(LineLost(reason, was_late=True))
