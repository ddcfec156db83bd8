"""The one guarded session: checked each time, followed nowhere, read no further than 64 KB."""

from __future__ import annotations

import asyncio
from ipaddress import ip_network

import pycurl
import pytest
from aiohttp import web
from pycurl import Curl

from commsdesk.channels import names
from commsdesk.channels.contract import AnswerLost, NotBegun, SendError
from commsdesk.channels.http import HttpChannel
from commsdesk.channels.request import MOST_READ
from tests.channels.endpoints import endpoint, opened
from tests.network import leading_to

THIS_ONE = ip_network("127.0.0.1/32")


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
    """The name resolves to an address that may be called once, and then to another one."""
    leading_to(monkeypatch, "127.0.0.1", "[::1]")

    async def call():
        async with endpoint() as (url, calls):
            named = url.replace("127.0.0.1", "rebound.example")
            async with opened() as session:
                await session.post(named, b"", {})
            async with opened() as session:
                with pytest.raises(SendError, match="private address"):
                    await session.post(named, b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


def test_an_address_that_was_looked_up_is_checked_whenever_it_is_called(monkeypatch):
    """Within one session: the name is looked up anew once it was forgotten."""
    monkeypatch.setattr(names, "KEPT_FOR", 0)
    leading_to(monkeypatch, "127.0.0.1", "10.0.0.1,[::ffff:127.0.0.9]")

    async def call():
        async with endpoint() as (url, calls), opened(allowed=[THIS_ONE]) as session:
            named = url.replace("127.0.0.1", "rebound.example")
            await session.post(f"{named}/first", b"", {})
            await asyncio.sleep(0.01)
            with pytest.raises(SendError, match="private address"):
                await session.post(named, b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


def test_where_the_first_address_of_a_name_is_dead_the_next_one_is_called(monkeypatch):
    leading_to(monkeypatch, "127.0.0.2,127.0.0.1")

    async def call():
        async with endpoint() as (url, calls), opened() as session:
            await session.post(url.replace("127.0.0.1", "two.example"), b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


def test_one_address_of_several_that_may_be_called_is_enough():
    """To libcurl, this name is ::1 and 127.0.0.1."""

    async def call():
        async with endpoint() as (url, calls), opened() as session:
            await session.post(url.replace("127.0.0.1", "localhost"), b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


@pytest.mark.parametrize("host", ["2130706433", "127.1", "127.0.0.1.", "[::ffff:127.0.0.1]"])
def test_no_spelling_of_a_private_address_gets_by(host, monkeypatch):
    monkeypatch.setattr(pycurl, "Curl", Curl)  # all of them are this machine

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


def test_a_proxy_that_the_environment_names_is_not_asked(monkeypatch):
    """It would be connected to in place of the address that is checked."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")

    async def call():
        async with endpoint() as (url, calls), opened() as session:
            await session.post(url, b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


def test_a_connection_is_used_again_where_a_host_is_called_for_the_second_time():
    ports = []

    async def answer(request):
        ports.append(request.transport.get_extra_info("peername"))
        return web.Response(status=500, text="no")

    async def call():
        async with endpoint(answer) as (url, _), opened() as session:
            return [
                str(await session.post(url, body, {})) for body in (b"a", b"b" * 1_000_000, b"")
            ]

    assert asyncio.run(call()) == ["It answered 500: no"] * 3
    assert [port == ports[-1] for port in ports] == [False, True, True]


def test_who_was_called_off_is_not_waited_for():
    async def answer(request):
        await asyncio.sleep(5)

    async def call():
        async with endpoint(answer) as (url, calls), opened() as session:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await session.post(url, b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


def test_a_dropped_connection_leaves_the_answer_lost():
    async def answer(request):
        request.transport.abort()
        return web.Response()

    assert isinstance(error_of(answer)[0], AnswerLost)


def test_a_call_is_not_repeated_where_a_kept_connection_breaks():
    async def answer(request):
        if request.path == "/crash":
            request.transport.close()
        return web.Response()

    async def call():
        async with endpoint(answer) as (url, calls), opened() as session:
            await asyncio.gather(*[session.post(url, b"a", {}) for _ in range(9)])
            await asyncio.gather(*[session.post(url, b"a", {}) for _ in range(9)])
            with pytest.raises(AnswerLost):
                await session.post(f"{url}/crash", b"a", {})
            return [one.path for one in calls].count("/crash")

    assert asyncio.run(call()) == 1


def test_a_head_of_more_than_64_kb_is_not_read():
    async def answer(request):
        return web.Response(headers={f"x-{number}": "y" * 1000 for number in range(100)})

    assert isinstance(error_of(answer)[0], AnswerLost)


def test_no_header_becomes_two():
    async def call():
        async with endpoint() as (url, calls), opened() as session:
            with pytest.raises(SendError, match="control character") as error:
                await session.post(url, b"", {"webhook-id": "1\r\nevil: 2"})
            return error.value.permanent, len(calls)

    assert asyncio.run(call()) == (True, 0)


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
    """Of names under .onion, libcurl asks nobody (RFC 7686)."""
    monkeypatch.setattr(pycurl, "Curl", Curl)

    async def call():
        async with opened() as session:
            await session.post("https://nobody.onion/", b"", {})

    with pytest.raises(NotBegun, match="Its host cannot be reached: "):
        asyncio.run(call())


def test_a_certificate_is_checked(authority):
    async def call(address, trusted):
        server = authority.server(address)
        async with endpoint(tls=server) as (url, calls), opened(authority=trusted) as session:
            await session.post(url, b"", {})
            return len(calls)

    ours = str(authority.file)
    assert asyncio.run(call("127.0.0.1", ours)) == 1
    for address, trusted in [("127.0.0.9", ours), ("127.0.0.1", "")]:
        with pytest.raises(NotBegun, match="certificate is not good"):
            asyncio.run(call(address, trusted))


def test_certificates_that_the_system_trusts_are_good(authority, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))

    async def call():
        server = authority.server("127.0.0.1")
        async with endpoint(tls=server) as (url, calls), opened() as session:
            await session.post(url, b"", {})
            return len(calls)

    assert asyncio.run(call()) == 1


def test_a_url_that_cannot_be_called_is_refused_for_good():
    async def call():
        async with opened() as session:
            await session.post("https://iris:pass@hook.example/", b"", {})

    with pytest.raises(SendError, match="a user or a password") as error:
        asyncio.run(call())
    assert error.value.permanent
