"""Where our mail goes first: relays, read strictly from their addresses."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

Security = Literal[
    "implicit",  # TLS from the first byte
    "required",  # STARTTLS, or no mail
    "offered",  # STARTTLS where the relay offers it
    "off",
]

PORTS = {"smtp": 25, "smtps": 465}
FORM = (
    "Write it as smtp://user:password@host:port or smtps://user:password@host:port, and several "
    "with one space between."
)
RATE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})?")
SLOWEST = 0.1  # mails a second
LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
NAME = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})*\.?")


@dataclass(frozen=True)
class Relay:
    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    authorities: Path | None = None  # certificates to trust instead of the system's
    rate: float = math.inf  # copies a second, at most

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @classmethod
    def from_url(cls, url: str) -> Relay:
        """Read a relay's address; raises ValueError with what is wrong and the mend.

        `?tls=required` insists on STARTTLS and `?tls=off` does without. With neither, STARTTLS is
        insisted on where there is a password, and else used where offered; on this machine, where
        there is no wire to guard, it is not used. `?ca=/path/to/file.pem` trusts these authorities
        instead of the system's. `?rate=50` sends no more than 50 copies a second.
        """
        parts = _split(url)
        user, password = _credentials(parts)
        host = _host(parts)
        tls, authorities, rate = _options(parts)
        return cls(
            host=host,
            port=_port(parts),
            security=_security(parts.scheme, tls, is_here=_is_here(host), has_password=bool(user)),
            user=user,
            password=password,
            authorities=authorities,
            rate=rate,
        )


def relays(urls: str) -> tuple[Relay, ...]:
    """Read one address or several, with spaces between; raises ValueError as `from_url` does."""
    found = tuple(map(Relay.from_url, urls.split(" ") if urls else [""]))
    names = [str(relay) for relay in found]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"The relay {name} is named twice. Name each once.")
    return found


def _split(url: str) -> SplitResult:
    # Looked at first: urlsplit drops tabs and newlines without a word.
    if not url.isprintable() or " " in url:
        raise ValueError(f"The relay's address holds a space or a control character. {FORM}")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ValueError(f"The relay's address cannot be read ({error}). {FORM}") from error
    if parts.scheme not in PORTS:
        raise ValueError(f"The relay's address must begin with smtp:// or smtps://. {FORM}")
    if parts.path not in {"", "/"} or parts.fragment:
        raise ValueError(f"The relay's address goes on after the port. {FORM}")
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" not in host and not NAME.fullmatch(host):
        raise ValueError(f"The relay's address names no host that can exist. {FORM}")
    return host


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise ValueError(f"The relay's port must be a number from 1 to 65535. {FORM}")
    return port or PORTS[parts.scheme]


def _credentials(parts: SplitResult) -> tuple[str, str]:
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError(f"The relay's user and password must be given together. {FORM}")
    if not (user + password).isprintable():
        raise ValueError("The relay's user or password holds a control character.")
    return user, password


def _options(parts: SplitResult) -> tuple[str, Path | None, float]:
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    tls, authorities = options.pop("tls", ""), options.pop("ca", "")
    rate = _rate(options.pop("rate", ""))
    if options:
        asked = sorted(options)[0]
        raise ValueError(f"The relay's address asks for {asked!r}; it may: tls, ca, rate.")
    if parts.scheme == "smtps" and tls:
        raise ValueError("A relay at smtps:// always uses TLS: leave ?tls= out.")
    if tls not in {"", "required", "off"}:
        raise ValueError("The relay's tls must be required or off, or be left out.")
    if authorities and not Path(authorities).is_file():
        raise ValueError(f"The relay's ca names no file: {authorities}")
    return tls, Path(authorities) if authorities else None, rate


def _rate(written: str) -> float:
    if not written:
        return math.inf
    if not RATE.fullmatch(written) or float(written) < SLOWEST:
        raise ValueError(f"The relay's rate must be mails a second: {SLOWEST} or more, such as 50.")
    return float(written)


def _security(scheme: str, tls: str, *, is_here: bool, has_password: bool) -> Security:
    if scheme == "smtps":
        return "implicit"
    if tls == "required":
        return "required"
    if tls == "off":
        if has_password and not is_here:
            raise ValueError("The relay's password would travel in the clear: leave ?tls=off out.")
        return "off"
    if is_here:
        return "off"
    return "required" if has_password else "offered"


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
