"""How a fleet uses its connections, and what ends a fan-out."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from dataclasses import dataclass, field

import pytest

from commsdesk.channels.contract import AnswerLost, NotBegun, one_batch
from commsdesk.channels.smtp import client
from tests.channels.carry import carried, fleet, letter
from tests.channels.relays import DROP, HANG, ScriptedRelay
from tests.channels.say import fates, reader, readers

MANY = [reader(f"r{number}", number) for number in range(300)]


def all_accepted(receipts, count):
    assert len({receipt.reader.key for receipt in receipts}) == len(receipts) == count
    assert [receipt for receipt in receipts if receipt.error] == []


def test_each_copy_takes_one_round_trip():
    relay = ScriptedRelay()

    async def send():
        async with relay.listening() as where, fleet(where) as ours:
            return await carried(ours, readers("ann", "bob", "cid"))

    all_accepted(asyncio.run(send()), 3)
    hello, first_envelope, *copies = relay.packets
    assert hello.startswith(b"EHLO ")
    assert first_envelope == (
        b"MAIL FROM:<us@x.example>\r\nRCPT TO:<ann@reader.example>\r\nDATA\r\n"
    )
    assert [copy.partition(b"\r\n")[0] for copy in copies[:3]] == [
        b"To: <ann@reader.example>",
        b"To: <bob@reader.example>",
        b"To: <cid@reader.example>",
    ]
    assert copies[0].endswith(
        b"Hello.\r\n.\r\nMAIL FROM:<us@x.example>\r\nRCPT TO:<bob@reader.example>\r\nDATA\r\n"
    )
    assert copies[2].endswith(b"Hello.\r\n.\r\n")


def test_several_connections_share_the_work():
    relay = ScriptedRelay()

    async def send():
        async with relay.listening() as where, fleet(where, connections=8) as ours:
            return await carried(ours, MANY)

    all_accepted(asyncio.run(send()), len(MANY))
    assert relay.connections == 8
    assert len(relay.taken) == len(MANY)


@pytest.mark.parametrize("fails", [False, True])
def test_a_letter_is_written_once_also_where_it_cannot_be(fails):
    def write():
        written.append(1)
        if fails:
            raise LookupError("no words")
        return letter()

    async def send():
        async with ScriptedRelay().listening() as where, fleet(where, connections=20) as ours:
            await ours.send(write, one_batch(MANY), begin=lambda _: True, settled=receipts.append)

    written, receipts = [], []
    with pytest.raises(LookupError) if fails else nullcontext():
        asyncio.run(send())
    assert written == [1]
    assert len(receipts) == len(MANY)
    assert all(isinstance(one.error, NotBegun) if fails else not one.error for one in receipts)


@dataclass
class Two(ScriptedRelay):
    """Greets nobody before two are there, and leaves others a moment to come as well."""

    are_here: asyncio.Event = field(default_factory=asyncio.Event)

    async def before_greeting(self):
        if self.connections == 2:
            self.are_here.set()
        await self.are_here.wait()
        await asyncio.sleep(0.1)


def test_no_more_connections_are_opened_than_there_are_readers(monkeypatch):
    monkeypatch.setattr(client, "AHEAD", 0.0)
    relay = Two()

    async def send():
        async with relay.listening() as where, fleet(where, connections=8) as ours:
            return await carried(ours, readers("ann", "bob"))

    all_accepted(asyncio.run(send()), 2)
    assert relay.connections == 2


def test_a_connection_is_kept_for_the_next_letter():
    relay = ScriptedRelay()

    async def send():
        async with relay.listening() as where, fleet(where) as ours:
            return await carried(ours, readers("ann")) + await carried(ours, [reader("bob", 2)])

    all_accepted(asyncio.run(send()), 2)
    assert relay.connections == 1


@pytest.mark.parametrize("farewell", ["421 you were silent for too long", DROP])
def test_a_kept_connection_that_the_relay_ended_is_replaced(farewell):
    odd = {}
    relay = ScriptedRelay(odd=lambda command, _: odd.pop(command[:4], None))

    async def send():
        async with relay.listening() as where, fleet(where) as ours:
            first = await carried(ours, readers("ann"))
            odd["MAIL"] = farewell
            return first + await carried(ours, [reader("bob", 2)])

    all_accepted(asyncio.run(send()), 2)
    assert relay.connections == 2


def test_no_connection_carries_more_copies_than_it_may():
    relay = ScriptedRelay()

    async def send():
        async with relay.listening() as where, fleet(where, copies=100) as ours:
            return await carried(ours, MANY)

    all_accepted(asyncio.run(send()), len(MANY))
    assert relay.connections == 3


def test_the_answer_no_ends_the_fan_out():
    """Also where the relay already waits for a text: that connection is dropped."""
    relay = ScriptedRelay()
    receipts, begun = [], []

    def begin(one):
        begun.append(one)
        return len(begun) <= 100

    async def send():
        async with relay.listening() as where, fleet(where, connections=4) as ours:
            await ours.send(letter, one_batch(MANY), begin=begin, settled=receipts.append)

    asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == len(MANY)
    assert len([receipt for receipt in receipts if receipt.reference]) == 100
    assert {type(receipt.error) for receipt in receipts} == {type(None), NotBegun}
    assert len(begun) == 101
    assert len(relay.taken) == 100


def test_a_copy_is_begun_before_its_text_leaves_and_only_then():
    order = []

    def odd(command, recipient):
        if command == "text":
            order.append(f"text {recipient}")

    async def send():
        async with ScriptedRelay(odd=odd).listening() as where, fleet(where) as ours:
            await ours.send(
                letter,
                one_batch(readers("ann", "bob")),
                begin=lambda one: order.append(f"begun {one.address}") or True,
                settled=lambda receipt: order.append(f"settled {receipt.reader.address}"),
            )

    asyncio.run(send())
    steps = ("begun", "text", "settled")
    assert order == [f"{step} {name}@reader.example" for name in ("ann", "bob") for step in steps]


def test_a_fan_out_that_is_cancelled_says_what_became_of_everyone():
    receipts, waiting = [], []
    all_wait = asyncio.Event()

    def odd(command, recipient):
        if command != "." or not recipient.startswith("r5"):
            return None
        waiting.append(recipient)
        if len(waiting) == 3:
            all_wait.set()
        return HANG

    async def send():
        relay = ScriptedRelay(odd=odd)
        async with relay.listening() as where, fleet(where, connections=3) as ours:
            sending = asyncio.create_task(carried(ours, MANY, receipts))
            await all_wait.wait()
            sending.cancel()
            with pytest.raises(asyncio.CancelledError):
                await sending

    asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == len(MANY)
    lost = [receipt for receipt in receipts if isinstance(receipt.error, AnswerLost)]
    assert sorted(receipt.reader.address for receipt in lost) == sorted(waiting)


def test_an_error_of_the_caller_comes_through_after_what_was_begun_is_settled():
    receipts = []

    def settled(receipt):
        receipts.append(receipt)
        if len(receipts) == 50:
            raise OSError("The disk is full.")

    async def send():
        async with ScriptedRelay().listening() as where, fleet(where, connections=4) as ours:
            with pytest.raises(OSError, match="The disk is full"):
                await ours.send(letter, one_batch(MANY), begin=lambda _: True, settled=settled)

    asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == len(MANY)


def test_an_error_on_beginning_comes_through_and_loses_nobody():
    receipts, begun = [], []

    def begin(one):
        begun.append(one)
        if len(begun) == 50:
            raise OSError("The disk is full.")
        return True

    async def send():
        async with ScriptedRelay().listening() as where, fleet(where, connections=4) as ours:
            with pytest.raises(OSError, match="The disk is full"):
                await ours.send(letter, one_batch(MANY), begin=begin, settled=receipts.append)

    asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == len(MANY)
    assert 49 <= len([receipt for receipt in receipts if receipt.reference]) < 60


def test_an_error_of_the_source_comes_through_after_what_it_gave_is_sent():
    async def batches():
        yield readers("ann", "bob")
        raise OSError("The database is gone.")

    receipts = []

    async def send():
        async with ScriptedRelay().listening() as where, fleet(where) as ours:
            with pytest.raises(OSError, match="The database is gone"):
                await ours.send(letter, batches(), begin=lambda _: True, settled=receipts.append)

    asyncio.run(send())
    all_accepted(receipts, 2)


def test_addresses_that_end_connections_do_not_end_the_fan_out():
    poison = {MANY[place].address for place in (10, 200, 201)}
    relay = ScriptedRelay(
        odd=lambda command, to: DROP if command.startswith("RCPT") and to in poison else None
    )

    async def send():
        async with relay.listening() as where, fleet(where, connections=2) as ours:
            return await carried(ours, MANY)

    receipts = asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == len(MANY)
    assert {receipt.reader.address for receipt in receipts if receipt.error} == poison


HOSTILE = [
    ("ann@x.example>\r\nRCPT TO:<eve@x.example", "a space, a control character or an angle"),
    ("ann@x.example\nBcc: eve@x.example", "a space, a control character or an angle"),
    ("ann@x.example> SIZE=1", "a space, a control character or an angle"),
    ("ann\0@x.example", "a space, a control character or an angle"),
    ("ann\u2028@x.example", "a space, a control character or an angle"),
    ("ann\ud800@x.example", "a space, a control character or an angle"),
    ("ann", "not of the form name@domain"),
    ("@x.example", "not of the form name@domain"),
    ("ann@", "not of the form name@domain"),
    ("", "not of the form name@domain"),
    (f"{'a' * 250}@x.example", "longer than 254 characters"),
]


@pytest.mark.parametrize(("address", "reason"), HOSTILE)
def test_an_address_that_cannot_be_is_refused_and_nothing_of_it_leaves(address, reason):
    relay = ScriptedRelay(offers=("PIPELINING", "8BITMIME", "SMTPUTF8"))

    async def send():
        async with relay.listening() as where, fleet(where) as ours:
            return await carried(ours, [reader("eve", 1, address=address), reader("bob", 2)])

    refused, accepted = asyncio.run(send())
    assert reason in str(refused.error)
    assert refused.error.permanent
    assert accepted.error is None
    assert [to for to, _ in relay.taken] == ["bob@reader.example"]


def test_a_token_that_could_break_out_is_refused():
    async def send():
        async with ScriptedRelay().listening() as where, fleet(where) as ours:
            return await carried(ours, [reader("eve", 1, token="x>\r\nBcc: <y")])

    (receipt,) = asyncio.run(send())
    assert str(receipt.error).startswith("The reader's token holds more than")


OFFERS = [
    (("PIPELINING", "8BITMIME", "SMTPUTF8"), True),
    (("PIPELINING", "8BITMIME"), False),
    (("PIPELINING", "SMTPUTF8"), False),
]


@pytest.mark.parametrize(("offers", "leaves"), OFFERS)
def test_an_address_beyond_ascii_leaves_where_the_relay_takes_it(offers, leaves):
    relay = ScriptedRelay(offers=offers)

    async def send():
        async with relay.listening() as where, fleet(where) as ours:
            return await carried(ours, [reader("jörg"), reader("bob", 2)])

    found = fates(asyncio.run(send()))
    assert found["bob"] == "accepted: taken for bob@reader.example"
    if leaves:
        assert found["jörg"] == "accepted: taken for jörg@reader.example"
        assert "MAIL FROM:<us@x.example> BODY=8BITMIME SMTPUTF8" in relay.commands
        assert relay.taken[0][1].startswith("To: <jörg@reader.example>".encode())
    else:
        assert found["jörg"] == (
            "permanent SendError: The relay takes no address beyond ASCII (it offers no SMTPUTF8)."
        )
