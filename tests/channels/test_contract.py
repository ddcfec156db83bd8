"""What every way out promises."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from commsdesk import channels
from commsdesk.channels.contract import NotBegun, SendError, one_batch
from commsdesk.channels.measure import Limit
from commsdesk.channels.register import CHANNELS
from tests.channels.say import note
from tests.channels.stages import STAGES

every_channel = pytest.mark.parametrize("name", [channel.name for channel in CHANNELS])
LEAVES = [name for name in STAGES if name != "rehearsal"]


def on_stage(name, act):
    async def play():
        async with STAGES[name]() as stage:
            return await act(stage)

    return asyncio.run(play())


def test_every_channel_is_registered_and_on_stage():
    files = Path(channels.__file__).parent.glob("*.py")
    named = {
        found[1]
        for path in files
        if (found := re.search(r'^    name: ClassVar\[str\] = "(\w+)"', path.read_text(), re.M))
    }
    assert named == {channel.name for channel in CHANNELS} == set(STAGES)


def test_every_channel_has_its_heading_in_the_reference():
    root = Path(channels.__file__).parents[2]
    headings = re.findall(r"^## `(\w+)`", (root / "docs/reference/channels.md").read_text(), re.M)
    assert headings == [channel.name for channel in CHANNELS]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_says_how_much_it_takes(channel):
    assert isinstance(channel.limit, Limit)


@every_channel
def test_one_note_is_taken_and_referred_to(name):
    async def act(stage):
        reference = await stage.channel.send(note(), stage.reader("ann", 1).address)
        assert reference.isprintable()
        return stage.keys()

    assert len(on_stage(name, act)) == (1 if name in LEAVES else 0)


@pytest.mark.parametrize("name", LEAVES)
def test_a_refusal_raises_and_is_for_good(name):
    async def act(stage):
        with pytest.raises(SendError) as error:
            await stage.channel.send(note(), stage.reader("nobody", 1).address)
        return error.value

    error = on_stage(name, act)
    assert error.permanent
    assert str(error)


@every_channel
def test_every_reader_is_begun_once_and_settled_once(name):
    async def act(stage):
        people = [stage.reader(f"r{key}", key) for key in range(40)]
        begun, receipts = [], []

        async def batches():
            for start in range(0, 40, 7):
                yield people[start : start + 7]
                await asyncio.sleep(0)
            yield []

        await stage.channel.fan_out(
            note(),
            batches(),
            begin=lambda one: begun.append(one) or True,
            settled=receipts.append,
        )
        assert sorted(begun) == sorted(receipt.reader for receipt in receipts) == people
        assert {receipt.error for receipt in receipts} == {None}
        return stage.keys()

    assert len(on_stage(name, act)) == (40 if name in LEAVES else 0)


@pytest.mark.parametrize("name", LEAVES)
def test_one_reader_s_refusal_is_nobody_else_s(name):
    async def act(stage):
        people = [stage.reader(who, key) for key, who in enumerate(["ann", "nobody", "bob"])]
        return [receipt async for receipt in stage.channel.send_all(note(), people)]

    receipts = {receipt.reader.key: receipt for receipt in on_stage(name, act)}
    assert receipts[0].error is receipts[2].error is None
    assert receipts[1].error.permanent


@every_channel
def test_nothing_leaves_after_the_answer_no(name):
    async def act(stage):
        receipts = []
        await stage.channel.fan_out(
            note(),
            one_batch([stage.reader(f"r{key}", key) for key in range(9)]),
            begin=lambda _: False,
            settled=receipts.append,
        )
        assert {type(receipt.error) for receipt in receipts} == {NotBegun}
        assert sorted(receipt.reader.key for receipt in receipts) == list(range(9))
        return stage.keys()

    assert on_stage(name, act) == []


@every_channel
def test_no_readers_are_no_trouble(name):
    async def act(stage):
        return [receipt async for receipt in stage.channel.send_all(note(), [])]

    assert on_stage(name, act) == []


@pytest.mark.parametrize("name", LEAVES)
def test_a_repeat_bears_the_key_of_the_first(name):
    async def act(stage):
        for _ in range(2):
            async for receipt in stage.channel.send_all(note(), [stage.reader("ann", 1)]):
                assert receipt.error is None
        return stage.keys()

    first, again = on_stage(name, act)
    assert first == again
    assert note().key in first


@every_channel
def test_it_is_of_use_again_after_it_was_closed(name):
    async def act(stage):
        for _ in range(2):
            await stage.channel.send(note(), stage.reader("ann", 1).address)
            await stage.channel.aclose()
        return stage.keys()

    assert len(on_stage(name, act)) == (2 if name in LEAVES else 0)


def test_a_rehearsal_touches_nothing(monkeypatch):
    async def act(stage):
        people = [stage.reader("ann", 1)]
        monkeypatch.delattr("socket.socket.connect")
        monkeypatch.delattr("socket.socket.sendto")
        return [receipt async for receipt in stage.channel.send_all(note(), people)]

    (receipt,) = on_stage("rehearsal", act)
    assert receipt.reference == "rehearsed"
