"""The outside network, closed: a test that would reach another machine fails."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from itertools import cycle
from urllib.parse import urlsplit

import pycurl
import pytest
from pycurl import Curl

from commsdesk.channels import names

CONNECTING = ("connect", "connect_ex", "sendto")
LOOKING_UP = ("getaddrinfo", "gethostbyname", "gethostbyname_ex")


class OutsideNetwork(AssertionError):
    """A test tried to reach {where}, which is not this machine."""

    def __init__(self, where: object) -> None:
        super().__init__(f"A test tried to reach {where}, which is not this machine.")


@contextlib.contextmanager
def closed_network() -> Iterator[None]:
    """Only loopback and unix sockets may be connected, and only their names looked up."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CONNECTING:
            patch.setattr(socket.socket, name, loopback_only(getattr(socket.socket, name)))
        for name in LOOKING_UP:
            patch.setattr(socket, name, local_names_only(getattr(socket, name)))
        patch.setattr(pycurl, "Curl", LoopbackOnly)
        yield


class LoopbackOnly(Curl):
    """libcurl connects by itself, and looks names up by itself."""

    def setopt(self, option: int, value: object) -> None:
        if option == pycurl.URL and not is_local(host := urlsplit(value).hostname):
            raise OutsideNetwork(host)
        super().setopt(option, value)


def leading_to(patch: pytest.MonkeyPatch, *addresses: str) -> None:
    """As if every host had that address, or at each look-up the next of them."""
    left = cycle(addresses)
    patch.setattr(pycurl, "Curl", Curl)
    patch.setattr(names, "look_up", lambda _: next(left))


def loopback_only(connect: Callable) -> Callable:
    def guarded(self: socket.socket, *arguments: object) -> object:
        address = arguments[-1]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
            raise OutsideNetwork(address)
        return connect(self, *arguments)

    return guarded


def local_names_only(look_up: Callable) -> Callable:
    def guarded(host: str | bytes | None, *arguments: object, **options: object) -> object:
        if not is_local(host):
            raise OutsideNetwork(host)
        return look_up(host, *arguments, **options)

    return guarded


def is_local(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
