"""Which addresses of the network we may call on somebody's behalf, and which URLs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import NamedTuple

from yarl import URL

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The last 32 bits are an IPv4 address: mapped, translated (RFC 6052) and, of old, compatible.
LAST_32_BITS = tuple(map(ip_network, ("::ffff:0:0/96", "64:ff9b::/96", "::/96")))

# Nobody's on the Internet either (IANA's registries of special-purpose addresses), whatever the
# Python at hand knows of them: 3.11 takes each of these to be anyone's.
CLOSED = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # assignments of the IETF, among them the near side of an IPv6 tunnel
            "192.88.99.0/24",  # relays of 6to4, which are no more
            "64:ff9b:1::/48",  # translated to IPv4 within one network (RFC 8215)
            "::ffff:0:0:0/96",  # translated without state (RFC 2765)
            "100:0:0:1::/64",  # stands for nothing (RFC 9780)
            "3fff::/20",  # for documents
            "5f00::/16",  # segments within one network (RFC 9602)
            "fec0::/10",  # local to a site (RFC 3879)
        ),
    )
)

PRIVATE = "Its host has a private address, and COMMSDESK_ALLOW_PRIVATE lists no such network."


class Target(NamedTuple):
    """What a URL calls."""

    url: str  # in ASCII
    host: str
    objection: str  # why we would not call it whatever its host's address, or nothing


# Most are written so, and there is nothing to read in them twice, nor to write otherwise.
PLAIN = re.compile(
    r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::[1-9][0-9]{0,3}|:[1-5][0-9]{4})?(?:/[\w.~/-]*)?",
    re.ASCII,
)


@lru_cache(maxsize=1024)  # who is called is asked about two times at least
def target_of(url: str) -> Target:
    if plain := PLAIN.fullmatch(url):
        return Target(url, plain[1], "")
    if not url.isprintable() or " " in url:
        return Target("", "", "The address holds a space or a control character.")
    try:
        parts = URL(url)
    except ValueError as error:
        return Target("", "", f"The address cannot be read: {error}.")
    return Target(str(parts), (parts.raw_host or "").rstrip("."), _objection(parts))


def objection(url: str) -> str:
    """Why we would not call this URL whatever its host's address, or nothing."""
    return target_of(url).objection


def _objection(parts: URL) -> str:
    if parts.scheme not in {"http", "https"} or not parts.host or not parts.port:
        return "The address must begin with https:// or http:// and name a host."
    if not str(parts).isascii():
        return "The name of its host cannot be written in ASCII."
    if parts.user is not None or parts.password is not None:
        return "The address holds a user or a password; leave them out."
    return ""


def may_be_called(numbers: str, allowed: Sequence[Network]) -> bool:
    """Whether the address is anyone's, or inside a private network that was named."""
    address = meant(ip_address(numbers))
    return any(address in network for network in allowed) or is_open(address)


def is_open(address: Address) -> bool:
    """Whether it may be anyone's on the Internet."""
    closed = address.is_multicast or any(address in network for network in CLOSED)
    return address.is_global and not closed


def meant(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.sixtofour:
        return address.sixtofour
    is_wrapped = any(address in network for network in LAST_32_BITS) and int(address) > 1
    return IPv4Address(int(address) & 0xFFFFFFFF) if is_wrapped else address
