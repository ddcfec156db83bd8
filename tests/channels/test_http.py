"""The one guarded session: checked each time, followed nowhere, read no further than 64 KB."""

from __future__ import annotations

import asyncio
import socket
import ssl

import pytest
from aiohttp import web

from commsdesk.channels.contract import AnswerLost, NotBegun, SendError
from commsdesk.channels.http import MOST_READ, HttpChannel
from tests.channels.endpoints import LOOPBACK, endpoint, opened


def error_of(answer, **options):
    """The error that an endpoint's answer leads to, and how often it was called."""

    async def call():
        async with endpoint(answer) as (url, calls), opened(**options) as session:
            with pytest.raises(SendError) as error:
                await HttpChannel(session).post(f"{url}/hook", b"{}", {})
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
                await session.post(named, b"", {})
            async with opened(allowed=[]) as session:
                with pytest.raises(SendError, match="private address"):
                    await session.post(named, b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


@pytest.mark.parametrize("host", ["2130706433", "127.1", "127.0.0.1.", "[::ffff:127.0.0.1]"])
def test_no_spelling_of_a_private_address_gets_by(host):
    async def call():
        async with endpoint() as (url, calls), opened(allowed=[]) as session:
            with pytest.raises(SendError) as error:
                await session.post(url.replace("127.0.0.1", host), b"", {})
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
            return await session.post(url, b"", {})

    found = asyncio.run(call())
    assert len(found.body) == MOST_READ
    assert written < 100  # the rest found the connection closed


def test_compressed_answers_stay_compressed():
    async def answer(request):
        assert request.headers["Accept-Encoding"] == "identity"
        return web.Response(body=b"\x1f\x8b bomb", headers={"Content-Encoding": "gzip"})

    async def call():
        async with endpoint(answer) as (url, _), opened() as session:
            return await session.post(url, b"", {})

    assert asyncio.run(call()).body == b"\x1f\x8b bomb"


def test_no_cookie_is_kept():
    async def call():
        async with endpoint(says(204, Set_Cookie="a=b")) as (url, calls), opened() as session:
            await session.post(url, b"", {})
            await session.post(url, b"", {})
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
                await session.post(f"http://127.0.0.1:{port}/", b"", {})

    asyncio.run(call())


def test_a_host_that_is_not_there_was_not_begun():
    async def call():
        async with endpoint() as (url, _):
            pass
        async with opened() as session:
            with pytest.raises(NotBegun, match="Its host cannot be reached"):
                await session.post(url, b"", {})

    asyncio.run(call())


def test_a_name_that_nobody_knows_was_not_begun(monkeypatch):
    def unknown(*arguments, **options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def call():
        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        async with opened() as session:
            await session.post("https://nobody.example/", b"", {})

    with pytest.raises(NotBegun, match="Its host cannot be reached: Name or service not known"):
        asyncio.run(call())


def test_a_certificate_is_checked(authority):
    async def call(address, tls):
        server = authority.server(address)
        async with endpoint(tls=server) as (url, calls), opened(tls=tls) as session:
            await session.post(url, b"", {})
            return len(calls)

    ours = ssl.create_default_context(cafile=authority.file)
    assert asyncio.run(call("127.0.0.1", ours)) == 1
    for address, tls in [("127.0.0.9", ours), ("127.0.0.1", None)]:
        with pytest.raises(NotBegun, match="certificate is not good"):
            asyncio.run(call(address, tls))


def test_a_url_that_cannot_be_called_is_refused_for_good():
    async def call():
        async with opened() as session:
            await session.post("https://iris:pass@hook.example/", b"", {})

    with pytest.raises(SendError, match="a user or a password") as error:
        asyncio.run(call())
    assert error.value.permanent
