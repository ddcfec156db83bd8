"""An answer by HTTP (RFC 9112), put together from what arrives: its head and 64 KB of its body."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from commsdesk.channels.plain import one_line

MOST_READ = 65_536  # bytes of a body
LONGEST_HEAD = 32_768  # bytes
LONGEST_SIZE = 1_000  # bytes of the line before a chunk

STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: .*)?")
NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;.*)?")
SWITCHING = 101
EMPTY = {SWITCHING, 204, 304}


class NoHttp(Exception):
    """What arrives is no answer; the text says why."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict)  # names in small letters
    body: bytes = b""  # its first 64 KB

    def __str__(self) -> str:
        text = one_line(self.body.decode(errors="replace"), 200)
        return f"It answered {self.status}: {text}" if text else f"It answered {self.status}."


class Reading:
    """One answer while it arrives. `answer` is set when it is whole, or as long as we read."""

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.may_go_on = False  # whether the connection is good for another request
        self._rest = b""  # what arrived and was not read yet
        self._body = bytearray()
        self._left = 0  # bytes of the body to come, where its length was given
        self._read_on: Callable[[], None] = self._head

    def feed(self, data: bytes) -> None:
        """Take what arrived, in whatever pieces. Raises NoHttp."""
        self._rest += data
        self._read_on()

    def end(self) -> None:
        """The far side has closed; that is how an answer without a length ends. Raises NoHttp."""
        if self._read_on == self._until_the_end:
            self._conclude(is_whole=False)
        if not self.answer:
            raise NoHttp("it was closed before the answer was whole")

    def _head(self) -> None:
        self._status = 0
        while self._status < 200 and self._status != SWITCHING:  # 1xx: there will be another one
            head, found, rest = self._rest.partition(b"\r\n\r\n")
            if len(head) > LONGEST_HEAD:
                raise NoHttp("the head of the answer has no end")
            if not found:
                return
            self._rest = rest
            self._take_head(*head.split(b"\r\n"))
        self._begin_body()

    def _take_head(self, first: bytes, *lines: bytes) -> None:
        match = STATUS.fullmatch(first)
        if not match:
            raise NoHttp(f"it spoke no HTTP: {one_line(first.decode(errors='replace'), 100)}")
        self._status = int(match[2])
        self._headers = dict(map(_header, lines))
        self._keeps = (
            match[1] == b"1" and "close" not in self._headers.get("connection", "").lower()
        )

    def _begin_body(self) -> None:
        length = self._headers.get("content-length", "")
        if self._status in EMPTY:
            self._conclude()
            return
        if "transfer-encoding" in self._headers:
            self._read_on = self._chunks
            self._keeps = self._keeps and not length  # else it may be read in two ways
        elif length:
            if not (length.isascii() and length.isdigit()):
                raise NoHttp("its Content-Length is no number")
            self._left = int(length)
            self._read_on = self._counted
        else:
            self._read_on = self._until_the_end
        self._read_on()

    def _counted(self) -> None:
        piece, self._rest = self._rest[: self._left], self._rest[self._left :]
        self._left -= len(piece)
        self._body += piece
        if not self._left or len(self._body) >= MOST_READ:
            self._conclude(is_whole=not self._left)

    def _until_the_end(self) -> None:
        self._body += self._rest
        self._rest = b""
        if len(self._body) >= MOST_READ:
            self._conclude(is_whole=False)

    def _chunks(self) -> None:
        while not self.answer:
            line, found, rest = self._rest.partition(b"\r\n")
            match = CHUNK.fullmatch(line)
            if (found and not match) or len(line) > LONGEST_SIZE:
                raise NoHttp("a chunk of the answer has no size")
            if not match or not found:
                return
            size = int(match[1], 16)
            if not size:
                # Trailers are not read: where there are any, the connection is of no more use.
                self._rest = rest.removeprefix(b"\r\n")
                self._conclude(is_whole=rest == b"\r\n")
            elif len(self._body) + min(size, len(rest)) >= MOST_READ:
                self._body += rest[:size]
                self._conclude(is_whole=False)
            elif len(rest) < size + 2:
                return
            else:
                if not rest.startswith(b"\r\n", size):
                    raise NoHttp("a chunk of the answer is not as long as it says")
                self._body += rest[:size]
                self._rest = rest[size + 2 :]

    def _conclude(self, *, is_whole: bool = True) -> None:
        self.answer = Answer(self._status, self._headers, bytes(self._body[:MOST_READ]))
        self.may_go_on = is_whole and self._keeps and not self._rest


def _header(line: bytes) -> tuple[str, str]:
    name, colon, value = line.partition(b":")
    if not colon or not NAME.fullmatch(name):
        raise NoHttp("a header of the answer cannot be read")
    return name.decode().lower(), value.strip().decode("latin-1")
