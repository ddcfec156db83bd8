"""The stream of changes."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.db import connection

from commsdesk.desk import events as stream
from commsdesk.desk import hub as hubs
from commsdesk.desk import tokens
from commsdesk.desk.hub import AGAIN, Hub
from commsdesk.incidents.restate import restate
from tests import make

SECONDS = 5
A_NOTICE = '{"incident": "abcdefghijkl", "entry": 1, "verb": "restate"}'


class Browser:
    """Speaks ASGI to the endpoint as a web server does; takes what is sent only while it reads."""

    def __init__(self, path_token: str, method: str = "GET") -> None:
        query = f"token={path_token}".encode()
        self.scope = {"type": "http", "method": method, "query_string": query}
        self.sent: asyncio.Queue = asyncio.Queue()
        self.leaves = asyncio.Event()
        self.reads = asyncio.Event()
        self.reads.set()

    async def receive(self):
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        await self.reads.wait()
        await self.sent.put(message)

    async def hears(self) -> str:
        async with asyncio.timeout(SECONDS):
            message = await self.sent.get()
        return message.get("body", b"").decode()


@asynccontextmanager
async def opened(browser: Browser):
    task = asyncio.create_task(stream.events(browser.scope, browser.receive, browser.send))
    try:
        yield task
    finally:
        browser.leaves.set()
        async with asyncio.timeout(SECONDS):
            await task


def fresh() -> str:
    return tokens.mint(datetime.now(UTC))


@pytest.fixture
def deaf(monkeypatch) -> Hub:
    """A hub without a database: what it tells is told by the test."""
    hub = Hub()

    async def follow() -> None:
        hub.hears_since = 0.0
        await asyncio.Event().wait()

    monkeypatch.setattr(hub, "follow", follow)
    monkeypatch.setattr(stream, "hub", hub)
    return hub


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é", fresh()[:-1], "%00"], ids=range(6))
def test_it_is_closed_to_a_token_that_is_not_ours(token):
    browser = Browser(token)
    asyncio.run(stream.events(browser.scope, browser.receive, browser.send))
    assert browser.sent.get_nowait()["status"] == 403
    assert b"load a page of the desk again" in browser.sent.get_nowait()["body"]


def test_it_is_closed_to_a_token_of_more_than_a_minute_ago(monkeypatch):
    token = fresh()
    later = datetime.now(UTC) + tokens.LASTS + timedelta(seconds=2)
    monkeypatch.setattr(signing.time, "time", later.timestamp)
    assert tokens.minted_at(token) is None


def test_it_is_read_with_get_only():
    browser = Browser(fresh(), method="POST")
    asyncio.run(stream.events(browser.scope, browser.receive, browser.send))
    assert browser.sent.get_nowait()["status"] == 405


def test_it_tells_what_changes(deaf):
    async def story():
        browser = Browser(fresh())
        async with opened(browser):
            start = await browser.sent.get()
            assert start["status"] == 200
            assert (b"content-type", b"text/event-stream") in start["headers"]
            assert await browser.hears() == ": open\n\n"
            deaf.tell(A_NOTICE)
            assert await browser.hears() == f"data: {A_NOTICE}\n\n"
            deaf.tell(AGAIN)
            assert await browser.hears() == "event: again\ndata:\n\n"
        assert not deaf.listeners
        await deaf.close()

    asyncio.run(story())


def test_it_tells_first_what_came_while_the_page_was_on_its_way(deaf):
    async def story():
        token = fresh()
        deaf.hears_since = 0.0
        deaf.tell(A_NOTICE)
        browser = Browser(token)
        async with opened(browser):
            await browser.sent.get()
            await browser.hears()
            assert await browser.hears() == f"data: {A_NOTICE}\n\n"
        await deaf.close()

    asyncio.run(story())


def test_it_asks_for_another_look_where_it_does_not_remember_far_enough(deaf):
    async def story():
        token = fresh()
        deaf.hears_since = datetime.now(UTC).timestamp()
        browser = Browser(token)
        async with opened(browser):
            await browser.sent.get()
            await browser.hears()
            assert await browser.hears() == "event: again\ndata:\n\n"
        await deaf.close()

    asyncio.run(story())


def test_it_pings_while_nothing_changes(deaf, monkeypatch):
    monkeypatch.setattr(stream, "PING_EVERY", 0.01)

    async def story():
        browser = Browser(fresh())
        async with opened(browser):
            await browser.sent.get()
            await browser.hears()
            assert await browser.hears() == ": ping\n\n"
        await deaf.close()

    asyncio.run(story())


def test_it_drops_a_browser_that_does_not_keep_up(deaf):
    async def story():
        slow, quick = Browser(fresh()), Browser(fresh())
        async with opened(slow) as ended, opened(quick):
            await slow.sent.get()
            await slow.hears()
            slow.reads.clear()
            for _ in range(hubs.MOST_WAITING + 2):
                deaf.tell(A_NOTICE)
                await asyncio.sleep(0)
            async with asyncio.timeout(SECONDS):
                await asyncio.wait({ended})
            assert len(deaf.listeners) == 1
        await deaf.close()

    asyncio.run(story())


def test_it_ends_after_a_while_so_that_the_browser_shows_that_it_is_signed_in(deaf, monkeypatch):
    monkeypatch.setattr(stream, "STREAM_LASTS", 0.05)

    async def story():
        async with opened(Browser(fresh())) as ended, asyncio.timeout(SECONDS):
            await asyncio.wait({ended})
        await deaf.close()

    asyncio.run(story())


def test_it_hears_a_restated_fact_from_the_database(transactional_db, monkeypatch):
    hub = Hub()
    monkeypatch.setattr(stream, "hub", hub)
    incident = make.incident()

    async def story():
        browser = Browser(fresh())
        async with opened(browser):
            await browser.sent.get()
            await browser.hears()
            assert await browser.hears() == "event: again\ndata:\n\n"  # it listens now
            await asyncio.to_thread(state, incident)
            notice = json.loads((await browser.hears()).removeprefix("data: "))
            assert (notice["incident"], notice["verb"]) == (incident.public_id, "restate")
        await hub.close()

    asyncio.run(story())


def test_it_does_not_tell_which_private_incident_changed(transactional_db, monkeypatch):
    hub = Hub()
    monkeypatch.setattr(stream, "hub", hub)
    incident = make.incident(is_private=True)

    async def story():
        browser = Browser(fresh())
        async with opened(browser):
            await browser.sent.get()
            await browser.hears()
            await browser.hears()
            await asyncio.to_thread(state, incident)
            assert await browser.hears() == "event: again\ndata:\n\n"
        await hub.close()

    asyncio.run(story())


def state(incident) -> None:
    restate(incident, "effect", "Card payments fail", by=make.iris(), now=make.NOON)
    connection.close()


def test_it_goes_on_after_the_database_was_away(transactional_db, monkeypatch):
    hub = Hub()
    monkeypatch.setattr(hubs, "RETRY", 0.02)
    monkeypatch.setattr(stream, "hub", hub)

    async def story():
        browser = Browser(fresh())
        async with opened(browser):
            await browser.sent.get()
            await browser.hears()
            assert await browser.hears() == "event: again\ndata:\n\n"
            await asyncio.to_thread(end_listeners)
            assert await browser.hears() == "event: again\ndata:\n\n"
        await hub.close()

    asyncio.run(story())


def end_listeners() -> None:
    """As a restart of PostgreSQL does to each connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE query LIKE 'LISTEN%'"
        )
        assert cursor.fetchone() == (1,)
    connection.close()
