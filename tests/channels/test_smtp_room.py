"""A relay that takes few connections has one for whoever comes next."""

from __future__ import annotations

import asyncio

import pytest

from commsdesk.channels.contract import one_batch
from commsdesk.channels.smtp import carrier, room
from tests.channels.carry import fleet, letter
from tests.channels.relays import ScriptedRelay
from tests.channels.say import reader

NEWS = [reader(f"r{number}", number) for number in range(300)]
COLLEAGUES = [reader(f"c{number}", 1000 + number) for number in range(3)]


def taking(most, pause):
    """A relay that grants so many connections, and takes so long for each text."""

    def odd(command, _):
        is_full = command == "greeting" and relay.standing > most
        return "421 4.7.0 too many" if is_full else None

    relay = ScriptedRelay(odd=odd, takes=lambda command, _: pause if command == "." else 0)
    return relay


class Story:
    """News under way, and what happens beside it."""

    def __init__(self, relay) -> None:
        self.relay = relay
        self.receipts = []

    async def send(self, people):
        async with fleet(self.where, connections=20) as ours:
            await ours.send(
                letter,
                one_batch(people),
                begin=lambda _: True,
                settled=self.receipts.append,
            )

    async def told(self, *later, after):
        """Everybody, in the order in which they were told, the later ones' letters begun then."""
        async with self.relay.listening() as self.where, asyncio.TaskGroup() as group:
            group.create_task(self.send(NEWS))
            await asyncio.sleep(after)
            for people in later:
                group.create_task(self.send(people))
        assert {receipt.error for receipt in self.receipts} == {None}
        everybody = sorted(NEWS + [one for people in later for one in people])
        assert sorted(receipt.reader for receipt in self.receipts) == everybody
        return [receipt.reader for receipt in self.receipts]


def test_colleagues_find_one_free_while_news_is_under_way():
    order = asyncio.run(Story(taking(5, pause=0.05)).told(COLLEAGUES, after=1))
    assert max(map(order.index, COLLEAGUES)) < 150


def test_news_goes_on_with_one_fewer_than_the_relay_takes():
    relay = taking(5, pause=0.02)
    seen = []

    async def play():
        async with asyncio.TaskGroup() as group:
            group.create_task(Story(relay).told(after=0))
            await asyncio.sleep(0.5)
            for _ in range(10):
                await asyncio.sleep(0.02)
                seen.append(relay.standing)

    asyncio.run(play())
    assert set(seen) == {4}


def test_more_are_tried_for_again_after_a_while(monkeypatch):
    monkeypatch.setattr(room, "FEWER_FOR", 0.2)
    monkeypatch.setattr(carrier, "WAITS", (0.05,))
    relay = taking(5, pause=0.02)

    async def play():
        async with asyncio.TaskGroup() as group:
            group.create_task(Story(relay).told(after=0))
            await asyncio.sleep(0.1)
            refused = relay.connections
            await asyncio.sleep(0.5)
            assert relay.connections > refused

    asyncio.run(play())


@pytest.mark.parametrize("most", [1, 2])
def test_whoever_has_none_is_given_one_up(monkeypatch, most):
    """Although others of the same worker hold all that the relay grants."""
    monkeypatch.setattr(room, "TURN", 0.2)
    monkeypatch.setattr(room, "AWAY", 0.2)
    monkeypatch.setattr(carrier, "WAITS", (0.1,))
    others = [reader(f"o{number}", 2000 + number) for number in range(30)]
    order = asyncio.run(Story(taking(most, pause=0.01)).told(others, COLLEAGUES, after=0.3))
    assert max(map(order.index, COLLEAGUES)) < 250
