"""Busy polling…"""

import asyncio
import os

import pytest

from commsdesk.channels import busy_poll
from commsdesk.channels.busy_poll import MANY, WITHIN, BusyPoll
from tests.channels.carry import carried, fleet
from tests.channels.endpoints import endpoint, opened
from tests.channels.relays import ScriptedRelay
from tests.channels.say import reader


class Clock:
    now = 1000.0  # seconds


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(busy_poll, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def looks(monkeypatch):
    looks = []
    monkeypatch.setattr(os, "sched_yield", lambda: looks.append(1))
    return looks


def hear(poll: BusyPoll, count: int = 2 * MANY) -> None:
    for _ in range(count):
        poll.hear()


async def turns(count: int = 20) -> None:
    """Of the event loop."""
    for _ in range(count):
        await asyncio.sleep(0)


def test_goes_on_while_replies_come_quickly_and_ends_soon_after_the_last(clock, looks):
    async def run():
        hear(BusyPoll())
        await turns()
        assert len(looks) >= 20
        clock.now += 2 * WITHIN
        looks.clear()
        await turns()
        assert not looks

    asyncio.run(run())


def test_is_only_one_however_many_replies_come(clock, looks):
    async def run():
        hear(BusyPoll(), 20 * MANY)
        await turns()
        assert len(looks) <= 22

    asyncio.run(run())


def test_begins_again_when_replies_do(clock, looks):
    async def run():
        poll = BusyPoll()
        for _ in range(2):
            looks.clear()
            hear(poll)
            assert looks
            clock.now += 2 * WITHIN
            await turns()

    asyncio.run(run())


def test_is_none_where_replies_take_their_time(clock, looks):
    async def run():
        poll = BusyPoll()
        for _ in range(5):
            hear(poll, MANY)
            clock.now += 2 * WITHIN
            await turns()

    asyncio.run(run())
    assert not looks


def test_goes_on_while_a_fleet_sends(clock, looks):
    async def run():
        async with ScriptedRelay().listening() as where, fleet(where) as ours:
            await carried(ours, [reader(f"r{number}", number) for number in range(3 * MANY)])

    asyncio.run(run())
    assert looks


def test_goes_on_while_endpoints_answer(clock, looks):
    async def run():
        async with endpoint() as (url, _), opened() as web:
            for _ in range(3 * MANY):
                await web.post(url, b"{}", {})

    asyncio.run(run())
    assert looks
