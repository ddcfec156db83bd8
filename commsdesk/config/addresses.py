"""Strict readers of settings that are addresses: where to listen, be found and hand in mail."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from commsdesk.channels.smtp.relay import relays
from commsdesk.config.environment import BadSetting, text

Network = IPv4Network | IPv6Network

HOST = r"(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])"  # what Django takes as a host, too
ORIGIN = re.compile(rf"https?://{HOST}(?::\d{{1,5}})?/?", re.IGNORECASE | re.ASCII)
LISTEN = re.compile(
    r"(?:\[(?P<six>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)\]|(?P<four>[0-9.]+)):(?P<port>\d{1,5})", re.ASCII
)
MAIL_FROM = re.compile(r"(?P<name>[^<>]*<)?[^<>@\s]+@[^<>@\s]+(?(name)>)")


@dataclass(frozen=True)
class Listen:
    """An address of this machine and a port."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        return ip_address(self.host).is_loopback

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def port_of(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError:  # above 65535, or no number
        return None
    return port


def listen(name: str, default: str, environment: Mapping[str, str] = os.environ) -> Listen:
    value = text(name, default, environment)
    found = LISTEN.fullmatch(value.replace("localhost:", "127.0.0.1:"))
    mend = f"must be an address and a port such as 127.0.0.1:8080 or [::1]:8080, not {value!r}."
    if not found or not 1 <= int(found["port"]) <= 65535:
        raise BadSetting(name, mend)
    try:
        return Listen(str(ip_address(found["four"] or found["six"])), int(found["port"]))
    except ValueError as error:
        raise BadSetting(name, mend) from error


def origin(name: str, default: str, environment: Mapping[str, str] = os.environ) -> str:
    """Scheme, host and port as a browser writes them in Origin: small letters, no default port."""
    value = text(name, default, environment)
    parts = urlsplit(value.lower()) if ORIGIN.fullmatch(value) else urlsplit("")
    port = port_of(parts)
    if not parts.netloc or (port is None and parts.netloc.count(":") and parts.netloc[-1] != "]"):
        mend = f"must be an address such as https://desk.example.org, with no path, not {value!r}."
        raise BadSetting(name, mend)
    usual = {"http": 80, "https": 443}[parts.scheme]
    rest = f":{port}" if port not in (None, usual) else ""
    return f"{parts.scheme}://{host_of(parts.geturl())}{rest}"


def host_of(url: str) -> str:
    """The host as it stands in a URL: an IPv6 address has its brackets."""
    host = urlsplit(url).hostname or ""
    return f"[{host}]" if ":" in host else host


def mail_host_of(url: str) -> str:
    """The host as mail may name it: an address in figures is nobody's."""
    host = urlsplit(url).hostname or ""
    is_name = bool(re.search(r"[a-z]", host)) and ":" not in host
    return host if is_name else "localhost"


def networks(name: str, environment: Mapping[str, str] = os.environ) -> tuple[Network, ...]:
    value = text(name, environment=environment)
    try:
        return tuple(ip_network(part.strip()) for part in value.split(",")) if value else ()
    except ValueError as error:
        mend = f"must be networks such as 10.0.0.0/8, fd00::/8, with commas between: {error}."
        raise BadSetting(name, mend) from error


def relay(name: str, default: str, environment: Mapping[str, str] = os.environ) -> str:
    """Never shows the value when it refuses: a password may stand in it."""
    value = text(name, default, environment)
    try:
        relays(value)
    except ValueError as error:
        raise BadSetting(name, str(error)) from error
    return value


def sender(name: str, default: str, environment: Mapping[str, str] = os.environ) -> str:
    value = text(name, default, environment)
    if not MAIL_FROM.fullmatch(value):
        mend = f'must be an address such as "Acme status <status@example.org>", not {value!r}.'
        raise BadSetting(name, mend)
    return value
