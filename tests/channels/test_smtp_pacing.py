"""No relay is given more than its pace allows, and one that asks us to slow down is heard."""

from __future__ import annotations

import asyncio

import pytest

from commsdesk.channels.contract import NotBegun
from commsdesk.channels.smtp.dial import Patience
from commsdesk.channels.smtp.pacing import Grant
from tests.channels.carry import fleet, letter
from tests.channels.relays import ScriptedRelay
from tests.channels.say import reader

MANY = [reader(f"r{number}", number) for number in range(100)]


class Tap:
    """A pace that grants what a test lets it."""

    good_for = 60  # seconds

    def __init__(self, *grants: int) -> None:
        self.grants = asyncio.Queue()
        self.asked: list[tuple[str, int]] = []
        self.is_waiting = asyncio.Event()
        self.slowed: list[str] = []
        self.rates: list[float] = []
        for grant in grants:
            self.grants.put_nowait(grant)

    async def draw(self, relay, most):
        self.asked.append((relay, most))
        if self.grants.empty():
            self.is_waiting.set()
        return Grant(await self.grants.get(), self.good_for)

    def slow_down(self, relay, rate):
        self.slowed.append(relay)
        self.rates.append(rate)


class Sending:
    """A letter on its way at the pace of a tap."""

    def __init__(self, relay: ScriptedRelay, people=MANY, connections=4, **patience) -> None:
        self.relay = relay
        self.people = people
        self.connections = connections
        self.patience = Patience(**patience)
        self.begun, self.receipts = [], []

    async def at(self, tap):
        async with (
            self.relay.listening() as where,
            fleet(where, connections=self.connections, pace=tap, patience=self.patience) as ours,
        ):
            self.name = str(where)
            try:
                await ours.send(
                    letter,
                    self.batches(),
                    begin=lambda one: self.begun.append(one) or True,
                    settled=self.receipts.append,
                )
            except NotBegun as error:
                return error

    async def batches(self):
        for start in range(0, len(self.people), 10):
            yield self.people[start : start + 10]


def test_no_more_begin_than_were_granted():
    sending = Sending(ScriptedRelay())

    async def play():
        tap = Tap(3, 4)
        async with asyncio.TaskGroup() as group:
            group.create_task(sending.at(tap))
            await tap.is_waiting.wait()
            await asyncio.sleep(0.05)
            assert len(sending.begun) == len(sending.receipts) == 7
            tap.grants.put_nowait(1)
            await asyncio.sleep(0.05)
            assert len(sending.begun) == len(sending.receipts) == 8
            tap.grants.put_nowait(1000)
        return tap

    tap = asyncio.run(play())
    assert sorted(sending.begun) == sorted(MANY)
    assert {receipt.error for receipt in sending.receipts} == {None}
    assert [relay for relay, _ in tap.asked] == [sending.name] * 4
    assert all(1 <= most <= 20 for _, most in tap.asked)


def test_nobody_asks_twice_while_waiting_and_no_time_is_burnt(monkeypatch):
    turns = 0

    async def play():
        nonlocal turns
        loop, tap = asyncio.get_running_loop(), Tap()
        once = loop._run_once

        def counted():
            nonlocal turns
            turns += 1
            once()

        async with asyncio.TaskGroup() as group:
            group.create_task(Sending(ScriptedRelay()).at(tap))
            await tap.is_waiting.wait()
            monkeypatch.setattr(loop, "_run_once", counted)
            await asyncio.sleep(0.2)
            monkeypatch.undo()
            assert len(tap.asked) == 1
            tap.grants.put_nowait(1000)

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # its turns are seen
        runner.run(play())
    assert turns < 10


def test_no_connection_is_held_idle_past_its_limit_while_waiting():
    parted = asyncio.Event()
    relay = ScriptedRelay(odd=lambda command, _: parted.set() if command == "QUIT" else None)

    async def play():
        tap = Tap(1)
        async with asyncio.TaskGroup() as group:
            group.create_task(Sending(relay, MANY[:2], connections=1, idle=0.05).at(tap))
            await tap.is_waiting.wait()
            await parted.wait()
            tap.grants.put_nowait(1)

    asyncio.run(play())
    assert len(relay.taken) == 2
    assert relay.connections == 2


def test_a_connection_is_kept_over_a_short_wait():
    relay = ScriptedRelay()

    async def play():
        await Sending(relay, MANY[:3], connections=1).at(Tap(1, 1, 1))

    asyncio.run(play())
    assert len(relay.taken) == 3
    assert relay.connections == 1


def test_what_was_granted_does_not_keep():
    """Else what was saved up in a quiet hour would leave at once."""

    async def people():
        yield MANY[:1]
        await asyncio.sleep(0.1)
        yield MANY[1:2]

    sending = Sending(ScriptedRelay())
    sending.batches = people

    async def play():
        tap = Tap(50, 50)
        tap.good_for = 0.02
        await sending.at(tap)
        return tap

    assert len(asyncio.run(play()).asked) == 2
    assert len(sending.receipts) == 2


def test_each_relay_has_a_pace_of_its_own():
    """One that may have nothing holds up nobody: it is left out, and nobody waits for it."""
    idle, busy = ScriptedRelay(), ScriptedRelay()
    receipts, given_up = [], []

    class Both(Tap):
        async def draw(self, relay, most):
            if relay == self.none_for:
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    given_up.append(relay)
                    raise
            return Grant(most, 60)

    async def play():
        tap = Both()
        async with idle.listening() as first, busy.listening() as second:
            tap.none_for = str(first)
            async with fleet(first, second, connections=2, pace=tap) as ours:
                await ours.send(letter, one_by_one(), begin=lambda _: True, settled=receipts.append)
            assert given_up == [str(first)]

    async def one_by_one():
        for one in MANY:
            yield [one]

    asyncio.run(play())
    assert len(receipts) == len(busy.taken) == len(MANY)
    assert idle.taken == []


def says(where, answer, times=1):
    """The odd answer, as often as said."""
    left = [answer] * times
    return lambda command, _: left.pop() if left and command.startswith(where) else None


HEARD = [
    ("RCPT", "451 4.7.1 greylisted", 1, {1}),
    (".", "451 4.3.0 too busy", 1, {1}),
    ("MAIL", "454 4.7.0 later", 1, {1}),
    (".", "421 4.7.0 closing", 1, {1}),
    ("RCPT", "421 4.7.0 too many", 1, set()),  # tried once more, so no receipt tells of it
    ("RCPT", "421 4.7.0 too many", 2, {1}),
    ("greeting", "421 4.3.2 busy", 9, {1, 2}),
    ("MAIL", "421 4.3.2 busy", 9, {1, 2}),
]


@pytest.mark.parametrize(("where", "answer", "times", "told"), HEARD)
def test_a_relay_that_asks_us_to_slow_down_is_heard(where, answer, times, told):
    """By the pace, each time; and every receipt that comes of it names the relay."""
    people = [reader("ann", 1), reader("bob", 2)]
    sending = Sending(ScriptedRelay(odd=says(where, answer, times)), people, connections=1)

    async def play():
        tap = Tap(*[9] * 9)
        return tap, await sending.at(tap)

    tap, error = asyncio.run(play())
    heard = {receipt.reader.key: receipt.error for receipt in sending.receipts if receipt.error}
    assert heard.keys() == told
    assert set(tap.slowed) == {sending.name}
    if error:
        assert error.slow_down == sending.name
    else:
        assert {each.slow_down for each in heard.values()} <= {sending.name}
        assert len(tap.slowed) == times


@pytest.mark.parametrize("where", ["greeting", "EHLO"])
def test_a_connection_too_many_slows_nobody_down(where):
    """The relay takes what the others bring as fast as before."""

    def odd(command, _):
        return "421 4.3.2 no more" if command.startswith(where) and relay.standing > 2 else None

    relay = ScriptedRelay(odd=odd, takes=lambda command, _: 0.005 if command == "." else 0)
    sending = Sending(relay, connections=8)

    async def play():
        tap = Tap(*[1000] * 99)
        await sending.at(tap)
        return tap

    assert asyncio.run(play()).slowed == []
    assert len(relay.taken) == len(MANY)
    assert relay.connections > 2


def test_nor_does_one_too_many_where_another_machine_has_the_others():
    full = says("greeting", "421 4.7.0 Error: too many connections from 192.0.2.1", 99)

    async def play():
        tap = Tap(*[1000] * 99)
        return tap, await Sending(ScriptedRelay(odd=full)).at(tap)

    tap, error = asyncio.run(play())
    assert tap.slowed == []
    assert error.slow_down == ""


@pytest.mark.parametrize("answer", ["450 4.2.1 mailbox busy", "452 4.2.2 full", "550 no"])
def test_what_is_one_reader_s_trouble_slows_nobody_down(answer):
    sending = Sending(ScriptedRelay(odd=says("RCPT", answer)))

    async def play():
        tap = Tap(1000)
        await sending.at(tap)
        return tap

    assert asyncio.run(play()).slowed == []
    assert [receipt.error.slow_down for receipt in sending.receipts if receipt.error] == [""]
