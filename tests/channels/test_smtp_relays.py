"""Several relays share the work, and what one of them cannot do the others do."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from types import SimpleNamespace

import pytest

from commsdesk.channels.contract import NotBegun
from commsdesk.channels.pool import Pool
from commsdesk.channels.smtp import carrier
from commsdesk.channels.smtp.dial import Patience
from commsdesk.channels.smtp.relay import Relay
from tests.channels.carry import carried, fleet, letter
from tests.channels.relays import DROP, HANG, ScriptedRelay
from tests.channels.say import reader, readers

MANY = [reader(f"r{number}", number) for number in range(300)]
PATIENCE = Patience(connect=5, reply=5, text=5)


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(carrier, "HEAD_START", 0.02)
    monkeypatch.setattr(carrier, "WAITS", (0.02,))


def sent_by(*relays, people=MANY, connections=2, receipts=None):
    """The receipts of a letter that may leave by any of these relays."""

    async def send():
        async with AsyncExitStack() as stack:
            where = [await stack.enter_async_context(relay.listening()) for relay in relays]
            ours = fleet(*where, connections=connections, patience=PATIENCE)
            return await carried(await stack.enter_async_context(ours), people, receipts)

    return asyncio.run(send())


def assert_each_was_told_once(receipts, *relays, people=MANY):
    assert sorted(receipt.reader for receipt in receipts) == sorted(people)
    assert {receipt.error for receipt in receipts} == {None}
    took = [to for relay in relays for to, _ in relay.taken]
    assert sorted(took) == sorted(one.address for one in people)


def gone() -> Relay:
    """Nobody listens there."""

    async def find():
        async with ScriptedRelay().listening() as where:
            return where

    return asyncio.run(find())


def test_they_share_the_work():
    one, other = ScriptedRelay(), ScriptedRelay()
    assert_each_was_told_once(sent_by(one, other), one, other)
    assert min(len(one.taken), len(other.taken)) > 50
    assert one.connections == other.connections == 2


def test_the_first_named_takes_a_single_mail():
    one, other = ScriptedRelay(), ScriptedRelay()
    assert_each_was_told_once(sent_by(one, other, people=MANY[:1]), one, people=MANY[:1])


def says_at(command, answer):
    return lambda asked, _: answer if asked.startswith(command) else None


DOWN = [
    says_at("greeting", "421 4.3.2 shutting down"),
    says_at("greeting", "554 go away"),
    says_at("greeting", DROP),
    says_at("greeting", HANG),
    says_at("EHLO", HANG),
    says_at("MAIL", "421 4.3.2 shutting down"),
    says_at("MAIL", DROP),
]


@pytest.mark.parametrize("odd", DOWN)
@pytest.mark.parametrize("people", [MANY, MANY[:1]], ids=["many", "one"])
def test_one_that_is_down_is_made_good_by_the_other(odd, people):
    down, other = ScriptedRelay(odd=odd), ScriptedRelay()
    assert_each_was_told_once(sent_by(down, other, people=people), other, people=people)


def test_one_where_nobody_listens_is_made_good_by_the_other():
    other = ScriptedRelay()

    async def send():
        async with other.listening() as where, fleet(gone_now, where) as ours:
            return await carried(ours, MANY)

    gone_now = gone()
    assert_each_was_told_once(asyncio.run(send()), other)


def test_one_that_goes_down_on_the_way_is_made_good_by_the_other():
    def odd(command, _):
        return (
            DROP if len(failing.taken) >= 40 and command[:4] in {"greeting"[:4], "MAIL"} else None
        )

    failing, other = ScriptedRelay(odd=odd), ScriptedRelay()
    assert_each_was_told_once(sent_by(failing, other), failing, other)
    assert len(failing.taken) >= 40


def test_one_that_comes_back_is_used_again():
    greetings = []

    def odd(command, _):
        if command == "greeting":
            greetings.append(command)
            return "421 4.3.2 starting up" if len(greetings) < 4 else None
        return None

    back, other = ScriptedRelay(odd=odd), ScriptedRelay()

    async def batches():
        for one in MANY:
            yield [one]
            await asyncio.sleep(0.001)

    receipts = []

    async def send():
        async with (
            back.listening() as first,
            other.listening() as second,
            fleet(first, second, connections=2) as ours,
        ):
            await ours.send(letter, batches(), begin=lambda _: True, settled=receipts.append)

    asyncio.run(send())
    assert_each_was_told_once(receipts, back, other)
    assert len(back.taken) > 10


def test_one_that_takes_fewer_connections_takes_as_many_as_it_does():
    def odd(command, _):
        return "421 4.7.0 too many" if command == "greeting" and relay.connections > 2 else None

    relay = ScriptedRelay(odd=odd)
    assert_each_was_told_once(sent_by(relay, connections=8), relay)


@pytest.mark.parametrize("odd", DOWN[:3])
def test_where_all_are_down_nobody_is_begun_and_the_source_is_left_alone(odd):
    asked, receipts = [], []

    async def batches():
        for start in (0, 100, 200):
            asked.append(start)
            yield MANY[start : start + 100]

    async def send():
        async with (
            ScriptedRelay(odd=odd).listening() as where,
            fleet(gone_now, where, connections=4) as ours,
        ):
            with pytest.raises(NotBegun, match="cannot be used"):
                await ours.send(letter, batches(), begin=lambda _: True, settled=receipts.append)

    gone_now = gone()
    asyncio.run(send())
    assert asked == [0]
    assert sorted(receipt.reader for receipt in receipts) == sorted(MANY[:100])
    assert {type(receipt.error) for receipt in receipts} == {NotBegun}


def test_connections_that_failed_together_are_not_tried_again_together(monkeypatch):
    async def sleep(seconds):
        waits.append(seconds)

    async def all_fail():
        for _ in range(40):
            one = carrier.Carrier(line, [line], letter, "us@x.example", pool)
            await one._sit_out(NotBegun("It is down."))

    waits, line = [], SimpleNamespace(are_down=False, are_crowded_out=False)
    pool = SimpleNamespace(unless_over=lambda waiting: waiting)
    monkeypatch.setattr(carrier, "WAITS", (1,))
    monkeypatch.setattr(carrier.asyncio, "sleep", sleep)
    asyncio.run(all_fail())
    assert 0.75 <= min(waits) < 0.95
    assert 1.05 < max(waits) <= 1.25


def test_a_relay_that_never_takes_a_mail_is_given_up():
    relay, receipts = ScriptedRelay(odd=says_at("MAIL", DROP)), []
    with pytest.raises(NotBegun, match="dropped the connection"):
        sent_by(relay, connections=3, receipts=receipts)
    assert sorted(receipt.reader for receipt in receipts) == sorted(MANY)
    assert relay.connections <= 3 * carrier.FRUITLESS


def test_a_refusal_for_good_is_not_tried_at_the_other():
    refusing = ScriptedRelay(odd=says_at("RCPT", "550 no such user"))
    (receipt,) = sent_by(refusing, other := ScriptedRelay(), people=readers("ann"))
    assert receipt.error.permanent
    assert other.taken == []


def test_a_connection_that_comes_at_the_last_moment_arrives_once(monkeypatch):
    """Else carriers look for readers who are not there, without an end and without a pause."""
    monkeypatch.setattr(carrier, "HEAD_START", 0.003)
    arrivals = []

    class Counted(Pool):
        def arrive(self):
            arrivals.append(1)
            is_late.set()

    async def at_the_last_moment():
        await is_late.wait()

    async def play():
        pool = Counted(lambda _: True, lambda _: None)
        ours = carrier.Carrier(None, [], letter, "us@x.example", pool)
        monkeypatch.setattr(ours, "_set_out", at_the_last_moment)
        for _ in range(100):
            is_late.clear()
            await ours._connected()

    is_late = asyncio.Event()
    asyncio.run(play())
    assert len(arrivals) == 100
