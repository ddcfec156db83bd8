"""Answers are put together from whatever pieces they come in, and no further than they should."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from commsdesk.channels.contract import AnswerLost
from commsdesk.channels.http.answer import LONGEST_HEAD, MOST_READ, NoHttp, Reading
from tests.channels.endpoints import opened

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
BIG = b"x" * (MOST_READ + 10)
WHOLE = [  # what arrives, status, body, whether the connection may go on
    (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b"", True),
    (b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 200, b"", True),
    (b"HTTP/1.1 200 OK\r\ncontent-LENGTH:2\r\n\r\nok", 200, b"ok", True),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", 200, b"ok", False),
    (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, b"ok", False),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 65546\r\n\r\n" + BIG, 200, BIG[:MOST_READ], True),
    (
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 204 x\r\n\r\n",
        204,
        b"",
        True,
    ),
    (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", 101, b"", True),
    (CHUNKED + b"2\r\nab\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n", 200, b"ab0123456789", True),
    (CHUNKED + b"2\r\nab\r\n0\r\nTrailer: x\r\n\r\n", 200, b"ab", False),
    (CHUNKED.replace(b"\r\n", b"\r\nContent-Length: 3\r\n", 1) + b"0\r\n\r\n", 200, b"", False),
]


@pytest.mark.parametrize(("data", "status", "body", "may_go_on"), WHOLE)
def test_a_whole_answer_is_read(data, status, body, may_go_on):
    reading = Reading()
    reading.feed(data)
    assert (reading.answer.status, reading.answer.body) == (status, body)
    assert reading.may_go_on is may_go_on


@settings(deadline=None)
@given(
    data=st.sampled_from([data for data, *_ in WHOLE if len(data) < 500]),
    cuts=st.lists(st.integers(0, 200), max_size=20).map(sorted),
)
def test_it_does_not_matter_where_the_packets_end(data, cuts):
    whole, pieces = Reading(), Reading()
    whole.feed(data)
    for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True):
        if not pieces.answer:
            pieces.feed(data[start:end])
    assert pieces.answer == whole.answer


def test_an_answer_without_a_length_ends_with_the_connection():
    reading = Reading()
    reading.feed(b"HTTP/1.1 500 No\r\n\r\nto")
    assert reading.answer is None
    reading.feed(b"day")
    reading.end()
    assert reading.answer.body == b"today"
    assert not reading.may_go_on


UNFINISHED = [
    b"",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no",
    CHUNKED + b"2\r\no",
    b"HTTP/1.1 200 OK\r\nA: b",
    b"HTTP/1.1 100 Continue\r\n\r\n",
]


@pytest.mark.parametrize("data", UNFINISHED)
def test_an_answer_that_was_cut_off_is_none(data):
    reading = Reading()
    reading.feed(data)
    with pytest.raises(NoHttp, match="before the answer was whole"):
        reading.end()


NONE = [
    (b"220 mail.example ESMTP\r\n\r\n", "it spoke no HTTP: 220 mail.example ESMTP"),
    (b"HTTP/2 200\r\n\r\n", "it spoke no HTTP"),
    (b"HTTP/1.1 20 OK\r\n\r\n", "it spoke no HTTP"),
    (b"\xff\x00\r\n\r\n", "it spoke no HTTP"),
    (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "a header of the answer cannot be read"),
    (b"HTTP/1.1 200 OK\r\nA b: c\r\n\r\n", "a header of the answer cannot be read"),
    (b"HTTP/1.1 200 OK\r\n folded\r\n\r\n", "a header of the answer cannot be read"),
    (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "Content-Length is no number"),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 1_0\r\n\r\n", "Content-Length is no number"),
    (b"HTTP/1.1 200 OK\r\nContent-Length: \xb2\r\n\r\n", "Content-Length is no number"),
    (CHUNKED + b"zz\r\n", "a chunk .* has no size"),
    (CHUNKED + b"-1\r\n", "a chunk .* has no size"),
    (CHUNKED + BIG, "a chunk .* has no size"),
    (CHUNKED + b"1\r\nabc\r\n", "not as long as it"),
    (b"HTTP/1.1 200 OK\r\nA: " + b"x" * LONGEST_HEAD, "the head of the answer has no end"),
]


@pytest.mark.parametrize(("data", "reason"), NONE)
def test_what_is_no_answer_says_why(data, reason):
    with pytest.raises(NoHttp, match=reason):
        Reading().feed(data)


def test_a_chunk_that_says_it_is_endless_is_read_no_further_than_the_rest():
    reading = Reading()
    reading.feed(CHUNKED + b"ffffffffffff\r\n")
    for _ in range(8):
        reading.feed(b"x" * 10_000)
        if reading.answer:
            break
    assert len(reading.answer.body) == MOST_READ
    assert not reading.may_go_on


@asynccontextmanager
async def speaking(*answers):
    """A server that gives each request the next of these answers, and counts its connections."""
    connections, left = [], list(answers)

    async def talk(reader, writer):
        connections.append(writer)
        try:
            while left:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(left.pop(0))
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield URL(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"), connections


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
TWICE = [(OK, 1), (OK + OK, 2), (OK.replace(b"1.1", b"1.0"), 2)]


@pytest.mark.parametrize(("first", "connections"), TWICE)
def test_a_connection_goes_on_only_where_nothing_is_left_on_it(first, connections):
    """An answer too many would be taken for the answer to the next request."""

    async def call():
        async with speaking(first, OK) as (url, made), opened() as session:
            for _ in range(2):
                assert (await session.post(url, b"", {})).body == b"ok"
            return len(made)

    assert asyncio.run(call()) == connections


def test_a_connection_on_which_somebody_speaks_unasked_is_not_used_again():
    async def call():
        async with speaking(OK, OK) as (url, made), opened() as session:
            await session.post(url, b"", {})
            made[0].write(OK.replace(b"ok", b"no"))
            await asyncio.sleep(0.05)
            return (await session.post(url, b"", {})).body, len(made)

    assert asyncio.run(call()) == (b"ok", 2)


def test_what_cannot_be_read_is_an_answer_lost():
    async def call():
        async with speaking(b"220 mail.example\r\n\r\n") as (url, _), opened() as session:
            with pytest.raises(AnswerLost, match="it spoke no HTTP: 220 mail"):
                await session.post(url, b"", {})

    asyncio.run(call())
