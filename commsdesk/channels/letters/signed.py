"""A letter of which every copy is signed as it leaves, its reader's own values included."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from commsdesk.channels.contract import Reader
from commsdesk.channels.smtp.splice import END, Letter, Values


class Signer(Protocol):
    """Knows a key. Apart from the one that does it, so that who signs nothing need not load it."""

    def signature(self, mail: bytes) -> bytes:
        """The header that signs this mail, with CRLF at each line's end."""


class SignedLetter(Letter):
    def __init__(
        self, mail: bytes, marks: Values, *, places: Mapping[str, int], signer: Signer
    ) -> None:
        """See Letter."""
        super().__init__(mail, marks, places=places)
        self._signer = signer

    def copy_for(self, reader: Reader) -> bytes:
        """Signed as it will be read, which is before dots are stuffed."""
        copy = super().copy_for(reader)
        mail = re.sub(rb"^\.\.", b".", copy.removesuffix(END), flags=re.MULTILINE)
        return self._signer.signature(mail) + copy
