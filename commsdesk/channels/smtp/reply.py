"""A relay's replies: put together from what arrives, and said in words."""

from __future__ import annotations

import re

from commsdesk.channels.contract import SendError
from commsdesk.channels.plain import one_line

MOST = 65_536  # bytes in one reply; RFC 5321 knows 512 a line
TWO = ord("2")
GO_AHEAD = b"354"
CLOSING = b"421"
SLOW_DOWN = {b"421", b"451", b"454"}  # too many connections, greylisting and quotas, overload
PLAIN = re.compile(rb"(?:\d{3} .*\n)+")  # whole replies of one line each, as nearly all are


class LineLost(Exception):
    """The connection is of no more use.

    `was_late` where the relay kept silent for too long, `slow_down` and `turned_away` where it said
    421.
    """

    def __init__(self, reason: str, *, was_late: bool = False, slow_down: bool = False) -> None:
        super().__init__(reason)
        self.was_late = was_late
        self.slow_down = slow_down
        self.turned_away = slow_down


class Replies:
    """Whole replies in the order they came, b"250 text", with a newline between lines of one."""

    def __init__(self) -> None:
        self.ready: list[bytes] = []
        self._begun: list[bytes] = []  # lines of a reply whose last line is not here yet
        self._rest = b""
        self._size = 0  # bytes in the lines begun

    def feed(self, data: bytes) -> None:
        """Take what arrived, in whatever pieces. Raises LineLost for what is no reply."""
        if PLAIN.fullmatch(data) and not (self._begun or self._rest):
            self.ready += data.split(b"\n")[:-1]
            return
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            if not line[:3].isdigit():
                raise LineLost(f"The relay sent what is no reply: {words(line)}")
            if self._begun or line[3:4] == b"-":
                self._gather(line)
            else:
                self.ready.append(line)
        if len(self._rest) > MOST:
            raise LineLost("The relay sent a reply without an end.")

    def take(self, count: int) -> list[bytes]:
        taken = self.ready[:count]
        del self.ready[:count]
        return taken

    def is_empty(self) -> bool:
        return not (self.ready or self._begun or self._rest)

    def _gather(self, line: bytes) -> None:
        self._begun.append(line[4:].rstrip())
        self._size += len(line)
        if self._size > MOST:
            raise LineLost("The relay sent a reply without an end.")
        if line[3:4] != b"-":
            self.ready.append(line[:3] + b" " + b"\n".join(self._begun))
            self._begun.clear()
            self._size = 0


def words(reply: bytes, most: int = 300) -> str:
    """A reply for people: printable, on one line."""
    return one_line(reply.rstrip().decode(errors="replace"), most)


def refusal(reply: bytes, relay: str = "") -> SendError:
    """The error that a reply of 4xx (for now) or 5xx (for good) is; LineLost for any other."""
    if reply[:1] not in {b"4", b"5"}:
        raise LineLost(f"The relay answered out of order: {words(reply)}")
    slow_down = relay if reply[:3] in SLOW_DOWN else ""
    return SendError(words(reply), permanent=reply[:1] == b"5", slow_down=slow_down)


def farewell(reply: bytes) -> LineLost:
    """What a 421 means, to whatever it is the reply."""
    return LineLost(f"The relay ended the connection: {words(reply)}", slow_down=True)
