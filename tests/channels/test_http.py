"""The one guarded session: checked each time, followed nowhere, read no further than 64 KB."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading

import pytest
from aiohttp import web
from yarl import URL

from commsdesk.channels.contract import AnswerLost, NotBegun, SendError
from commsdesk.channels.http import web as web_module
from commsdesk.channels.http.answer import MOST_READ
from commsdesk.channels.http.channel import HttpChannel
from tests.channels.endpoints import LOOPBACK, endpoint, opened


def error_of(answer, **options):
    """The error that an endpoint's answer leads to, and how often it was called."""

    async def call():
        async with endpoint(answer) as (url, calls), opened(**options) as session:
            with pytest.raises(SendError) as error:
                await HttpChannel(session).post(URL(f"{url}/hook"), b"{}", {})
            return error.value, len(calls)

    return asyncio.run(call())


def says(status, text="", **headers):
    async def answer(request):
        return web.Response(
            status=status,
            text=text,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )

    return answer


ANSWERS = [
    (says(301, Location="http://127.0.0.1/x"), "It redirects to http://127.0.0.1/x, and", True),
    (says(307, Location="http://127.0.0.1/x"), "It redirects to http://127.0.0.1/x, and", True),
    (says(400, "no such field"), "It answered 400: no such field", True),
    (says(404), "It answered 404.", True),
    (says(410), "It says that it is gone for good (410).", True),
    (says(408), "It answered 408.", False),
    (says(429), "It answered 429.", False),
    (says(500, "a\r\n\0b\u202e" + "x" * 1000), "It answered 500: a bxxx", False),
    (says(503), "It answered 503.", False),
]


@pytest.mark.parametrize(("answer", "reason", "permanent"), ANSWERS)
def test_an_answer_that_is_no_yes_is_an_error(answer, reason, permanent):
    error, calls = error_of(answer)
    assert str(error).startswith(reason)
    assert error.permanent is permanent
    assert calls == 1


WAITS = [
    ({"Retry_After": "120"}, 120),
    ({"Retry_After": "999999999"}, 86_400),
    ({"Retry_After": "-5"}, 0),
    ({"Retry_After": "soon"}, 0),
    (
        {
            "Retry_After": "Sat, 21 Nov 2026 10:07:00 GMT",
            "Date": "Sat, 21 Nov 2026 10:05:00 GMT",
        },
        120,
    ),
    ({"Retry_After": "Sat, 21 Nov 1998 10:07:00 GMT"}, 0),
    ({}, 0),
]


@pytest.mark.parametrize(("headers", "wait"), WAITS)
@pytest.mark.parametrize("status", [429, 503])
def test_an_endpoint_may_ask_us_to_stay_away(status, headers, wait):
    assert error_of(says(status, **headers))[0].wait == wait


def test_nothing_private_is_called_unless_its_network_is_named():
    error, calls = error_of(says(204), allowed=[])
    assert "private address" in str(error)
    assert error.permanent
    assert calls == 0


def test_an_address_is_looked_at_each_time(monkeypatch):
    """The name resolves to an open address when it is subscribed, to a private one when called."""
    look_up = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: look_up("127.0.0.1", *rest, **more)
    )

    async def call():
        async with endpoint() as (url, calls):
            named = url.replace("127.0.0.1", "rebound.example")
            async with opened(allowed=LOOPBACK) as session:
                await session.post(URL(named), b"", {})
            async with opened(allowed=[]) as session:
                with pytest.raises(SendError, match="private address"):
                    await session.post(URL(named), b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


@pytest.mark.parametrize("host", ["[::ffff:127.0.0.1]", "localhost"])
def test_no_spelling_of_a_private_address_gets_by(host):
    async def call():
        async with endpoint() as (url, calls), opened(allowed=[]) as session:
            with pytest.raises(SendError, match="private address") as error:
                await session.post(URL(url.replace("127.0.0.1", host)), b"", {})
            assert error.value.permanent
            return len(calls)

    assert asyncio.run(call()) == 0


def test_a_slow_answer_is_not_waited_for():
    async def answer(request):
        await asyncio.sleep(0.4)
        return web.Response()

    error, _ = error_of(answer, total=0.1)
    assert isinstance(error, AnswerLost)
    assert str(error) == "No answer within 0.1 seconds."


def test_an_answer_that_drips_is_not_waited_for():
    async def answer(request):
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(20):
            await response.write(b".")
            await asyncio.sleep(0.05)
        return response

    assert isinstance(error_of(answer, total=0.2)[0], AnswerLost)


def test_a_gigabyte_is_not_read():
    written = 0

    async def answer(request):
        nonlocal written
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(1000):
            await response.write(b"x" * 1_000_000)
            written += 1

    async def call():
        async with endpoint(answer) as (url, _), opened() as session:
            return await session.post(URL(url), b"", {})

    found = asyncio.run(call())
    assert len(found.body) == MOST_READ
    assert written < 100  # the rest found the connection closed


def test_compressed_answers_stay_compressed():
    async def answer(request):
        assert request.headers["Accept-Encoding"] == "identity"
        return web.Response(body=b"\x1f\x8b bomb", headers={"Content-Encoding": "gzip"})

    async def call():
        async with endpoint(answer) as (url, _), opened() as session:
            return await session.post(URL(url), b"", {})

    assert asyncio.run(call()).body == b"\x1f\x8b bomb"


def test_no_cookie_is_kept():
    async def call():
        async with endpoint(says(204, Set_Cookie="a=b")) as (url, calls), opened() as session:
            await session.post(URL(url), b"", {})
            await session.post(URL(url), b"", {})
            return calls

    assert all("Cookie" not in call.headers for call in asyncio.run(call()))


def test_a_dropped_connection_leaves_the_answer_lost():
    async def answer(request):
        request.transport.abort()
        return web.Response()

    assert isinstance(error_of(answer)[0], AnswerLost)


def test_what_is_no_http_leaves_the_answer_lost():
    async def talk(reader, writer):
        await reader.read(1000)
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    async def call():
        server = await asyncio.start_server(talk, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, opened() as session:
            with pytest.raises(AnswerLost):
                await session.post(URL(f"http://127.0.0.1:{port}/"), b"", {})

    asyncio.run(call())


def test_a_host_that_is_not_there_was_not_begun():
    async def call():
        async with endpoint() as (url, _):
            pass
        async with opened() as session:
            with pytest.raises(NotBegun, match="Its host cannot be reached"):
                await session.post(URL(url), b"", {})

    asyncio.run(call())


def test_a_name_that_nobody_knows_was_not_begun(monkeypatch):
    def unknown(*arguments, **options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def call():
        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        async with opened() as session:
            await session.post(URL("https://nobody.example/"), b"", {})

    with pytest.raises(NotBegun, match="Its host cannot be reached: Name or service not known"):
        asyncio.run(call())


def test_a_certificate_is_checked(authority):
    async def call(address, tls):
        server = authority.server(address)
        async with endpoint(tls=server) as (url, calls), opened(tls=tls) as session:
            await session.post(URL(url), b"", {})
            return len(calls)

    ours = ssl.create_default_context(cafile=authority.file)
    assert asyncio.run(call("127.0.0.1", ours)) == 1
    for address, tls in [("127.0.0.9", ours), ("127.0.0.1", None)]:
        with pytest.raises(NotBegun, match="certificate is not good"):
            asyncio.run(call(address, tls))


@pytest.mark.usefixtures("every_name_is_here")
def test_connections_are_kept_and_not_too_many(monkeypatch):
    monkeypatch.setattr(web_module, "MOST_IDLE", 2)
    ports = {}

    async def answer(request):
        ports.setdefault(request.url.host, set()).add(request.transport.get_extra_info("peername"))
        return web.Response(text="ok")

    async def call():
        async with endpoint(answer) as (url, _), opened() as session:
            for host in ("a.example", "b.example", "c.example") * 2:
                await session.post(URL(url.replace("127.0.0.1", host)), b"", {})

    asyncio.run(call())
    connections = {host: len(seen) for host, seen in ports.items()}
    assert connections == {"a.example": 1, "b.example": 1, "c.example": 2}


def test_a_connection_that_was_idle_for_long_is_not_used(monkeypatch):
    monkeypatch.setattr(web_module, "IDLE_FOR", 0.01)
    ports = set()

    async def answer(request):
        ports.add(request.transport.get_extra_info("peername"))
        return web.Response()

    async def call():
        async with endpoint(answer) as (url, _), opened() as session:
            for _ in range(2):
                await session.post(URL(url), b"", {})
                await asyncio.sleep(0.02)

    asyncio.run(call())
    assert len(ports) == 2


def test_a_host_that_takes_no_connection_is_not_waited_for():
    """Its backlog is full."""

    async def call():
        with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
            where = server.getsockname()
            full = [socket.socket() for _ in range(2)]
            for one in full:
                one.setblocking(False)
                one.connect_ex(where)
            try:
                async with opened(connect=0.2) as session:
                    with pytest.raises(NotBegun, match="did not answer in time"):
                        await session.post(URL(f"http://127.0.0.1:{where[1]}/"), b"", {})
            finally:
                for one in full:
                    one.close()

    asyncio.run(call())


def test_a_name_server_that_is_down_holds_up_its_own_names_only(monkeypatch):
    look_up, released = socket.getaddrinfo, threading.Event()

    def slow(host, *rest, **more):
        if host == "slow.example":
            released.wait(5)
        return look_up("127.0.0.1", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    async def call():
        async with endpoint() as (url, calls), opened() as session, asyncio.TaskGroup() as group:
            for _ in range(10):
                named = URL(url.replace("127.0.0.1", "slow.example"))
                group.create_task(session.post(named, b"", {}))
            await asyncio.sleep(0)
            named = URL(url.replace("127.0.0.1", "quick.example"))
            await session.post(named, b"", {})
            assert len(calls) == 1
            released.set()

    asyncio.run(call())


def test_a_request_is_written_as_its_receiver_reads_it():
    async def call():
        async with endpoint() as (url, calls), opened() as session:
            await session.post(URL(f"{url}/a b?c=é#d"), "é".encode(), {"X-Own": "1"})
            return url, calls

    url, (got,) = asyncio.run(call())
    assert got.path == "/a b"
    assert got.body == "é"
    assert got.headers == {
        "Host": url.removeprefix("http://"),
        "User-Agent": "Commsdesk",
        "Accept-Encoding": "identity",
        "Content-Length": "2",
        "X-Own": "1",
    }


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\nX: y", "é"])
def test_a_header_that_could_break_out_is_not_sent(value):
    async def call():
        async with endpoint() as (url, calls), opened() as session:
            with pytest.raises(SendError, match="more than one line") as error:
                await session.post(URL(url), b"", {"X-Own": value})
            assert error.value.permanent
            return calls

    assert asyncio.run(call()) == []


def test_a_name_that_cannot_be_is_refused_for_good(monkeypatch):
    def too_long(*arguments, **options):
        raise UnicodeError("label too long")

    async def call():
        monkeypatch.setattr(socket, "getaddrinfo", too_long)
        async with opened() as session:
            await session.post(URL(f"http://{'a' * 70}.example/"), b"", {})

    with pytest.raises(SendError, match="names no host that can exist") as error:
        asyncio.run(call())
    assert error.value.permanent
