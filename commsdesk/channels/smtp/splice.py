"""A mail rendered once, into which each reader's own values are spliced."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from operator import itemgetter

from commsdesk.channels.contract import Reader


def _mark() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True)
class Values:
    """What differs from copy to copy; made without arguments, the marks that hold these places.

    A mark is random, so no text holds one by design or by chance, and is made of what every
    transfer encoding leaves alone.
    """

    address: str = field(default_factory=_mark)
    message: str = field(default_factory=_mark)  # the reader's part of the Message-ID
    token: str = field(default_factory=_mark)

    @classmethod
    def of(cls, reader: Reader) -> Values:
        return cls(reader.address, message_part(reader), reader.token)


def message_part(reader: Reader) -> str:
    """The same for every repeat, with no way back from a log of Message-IDs to the token."""
    return blake2b((reader.token or reader.address).encode()).hexdigest()[:24]


def dot_stuffed(mail: bytes) -> bytes:
    """RFC 5321 4.5.2: no line of the text looks like its end."""
    return re.sub(rb"^\.", b"..", mail, flags=re.MULTILINE)


END = b".\r\n"


class MarkLost(Exception):
    """A mark did not come through rendering as often as it should have."""


class Letter:
    """One mail for many readers."""

    def __init__(self, mail: bytes, marks: Values, *, places: Mapping[str, int]) -> None:
        """`mail` has CRLF at each line's end, and `marks` as often as `places` says by name.

        Raises MarkLost where that is not so.
        """
        names = {getattr(marks, name).encode(): name for name in places}
        pieces = re.split(b"(" + b"|".join(names) + b")", dot_stuffed(mail) + END)
        found = [names[mark] for mark in pieces[1::2]]
        for name, count in places.items():
            if found.count(name) != count:
                raise MarkLost(f"{name}: {found.count(name)} times, not {count}")
        self._pieces = pieces
        order = ("address", "message", "token")
        self._places = itemgetter(*(order.index(name) for name in found))

    def copy_for(self, reader: Reader) -> bytes:
        """The reader's own copy as it goes over the wire, its final dot included."""
        own = (reader.address.encode(), message_part(reader).encode(), reader.token.encode())
        self._pieces[1::2] = self._places(own)
        return b"".join(self._pieces)
