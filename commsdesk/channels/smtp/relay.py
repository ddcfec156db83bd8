"""Where our mail goes first: a relay, read strictly from its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Security = Literal[
    "implicit",  # TLS from the first byte
    "required",  # STARTTLS, or no mail
    "offered",  # STARTTLS where the relay offers it
    "off",
]

FORM = "Write it as smtp://user:password@host:port or smtps://…"
ASSURED = {"tls": {"required", "off"}}  # what an address may ask for after the question mark
SEGMENT = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")


@dataclass(frozen=True)
class Relay:
    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    authorities: Path | None = None  # certificates to trust instead of the system's

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @classmethod
    def from_url(cls, url: str) -> Relay:
        """Read a relay's address; raises ValueError with what is wrong and the mend.

        `?tls=required` insists on STARTTLS and `?tls=off` does without; with neither, STARTTLS is
        used where offered, except on this machine, and insisted on where there is a password.
        `?ca=/path/to/file.pem` trusts these authorities instead of the system's.
        """
        raise NotImplementedError
