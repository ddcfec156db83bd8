"""A name is looked up by us, soon forgotten again, and one that hangs holds up no other."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import asynccontextmanager

import pytest

from commsdesk.channels import names
from commsdesk.channels.contract import NotReached
from commsdesk.channels.names import Names


class Server:
    """Knows every name but "nobody", and says nothing of "dead" names until it is released."""

    def __init__(self):
        self.asked = []
        self.released = threading.Event()

    def look_up(self, host):
        self.asked.append(host)
        if host.startswith("dead"):
            self.released.wait(60)
        if host.startswith("nobody"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return "127.0.0.1"


@pytest.fixture
def server(monkeypatch):
    asked = Server()
    monkeypatch.setattr(names, "look_up", asked.look_up)
    yield asked
    asked.released.set()


@asynccontextmanager
async def opened(within=5.0):
    known = Names(within=within)
    try:
        yield known
    finally:
        known.close()


def test_many_that_hang_hold_up_no_other(server):
    async def ask():
        async with opened(within=60) as known:
            hanging = [
                asyncio.create_task(known.addresses_of(f"dead{n}.example")) for n in range(100)
            ]
            found = {await known.addresses_of(f"h{n}.example") for n in range(100)}
            ended = [task for task in hanging if task.done()]
            for task in hanging:
                task.cancel()
            return found, ended

    assert asyncio.run(ask()) == ({"127.0.0.1"}, [])


def test_who_asks_for_one_that_hangs_waits_so_long_and_no_longer(server):
    async def ask():
        async with opened(within=0.3) as known:
            hanging = [known.addresses_of(f"dead{n}.example") for n in range(100)]
            return await asyncio.gather(*hanging, return_exceptions=True)

    ends = asyncio.run(ask())
    assert {type(end) for end in ends} == {NotReached}
    assert {str(end) for end in ends} == {"The name of its host was not found in time."}


def test_one_name_is_looked_up_once_at_a_time(server):
    async def ask():
        async with opened(within=0.1) as known:
            waits = [known.addresses_of("dead.example") for _ in range(20)]
            await asyncio.gather(*waits, return_exceptions=True)
            with pytest.raises(NotReached):
                await known.addresses_of("dead.example")

    asyncio.run(ask())
    assert server.asked == ["dead.example"]


@pytest.mark.parametrize(("kept_for", "times"), [(10, 1), (0, 2)])
def test_what_was_found_is_kept_for_seconds(server, monkeypatch, kept_for, times):
    monkeypatch.setattr(names, "KEPT_FOR", kept_for)

    async def ask():
        async with opened() as known:
            for _ in range(2):
                await known.addresses_of("hook.example")
                await asyncio.sleep(0.01)

    asyncio.run(ask())
    assert server.asked == ["hook.example"] * times


def test_a_name_that_is_not_known_is_not_reached(server):
    async def ask():
        async with opened() as known:
            await known.addresses_of("nobody.example")

    with pytest.raises(NotReached, match="was not found: Name or service not known"):
        asyncio.run(ask())


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "127.1", "::1", "localhost", "a.localhost", "x.onion"]
)
def test_nobody_is_asked_for_what_is_known_without(server, host):
    async def ask():
        async with opened() as known:
            return await known.addresses_of(host)

    assert asyncio.run(ask()) == ""
    assert server.asked == []


def test_where_there_is_no_thread_for_it_a_name_is_not_reached(monkeypatch):
    monkeypatch.setattr(threading.Thread, "start", no_thread)

    async def ask():
        async with opened() as known:
            await known.addresses_of("hook.example")

    with pytest.raises(NotReached, match="was not looked up: can't start new thread"):
        asyncio.run(ask())


def no_thread(_):
    raise RuntimeError("can't start new thread")


def test_all_addresses_of_a_name_are_found(monkeypatch):
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:4700::1111", 0, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 0)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found * 2)
    assert names.look_up("hook.example") == "[2606:4700::1111],93.184.216.34"
