"""Readers are taken in no faster than they are sent to, and none is lost on the way."""

from __future__ import annotations

import asyncio

import pytest

from commsdesk.channels.contract import NotBegun, Receipt
from commsdesk.channels.pool import Pool
from tests.channels.say import reader


def people(count, first=0):
    return [reader(f"r{key}", key) for key in range(first, first + count)]


def test_no_more_than_one_batch_is_taken_in_ahead():
    ahead = []

    async def run():
        settled = []
        pool = Pool(lambda _: True, settled.append)

        async def batches():
            for first in range(0, 100, 10):
                yield people(10, first)
                ahead.append(first + 10 - len(settled))

        async def carry():
            while await pool.wait():
                pool.arrive()
                while one := pool.take():
                    pool.settled(Receipt(one))
                    await asyncio.sleep(0)

        await pool.run(batches(), [carry()])
        return settled

    assert len(asyncio.run(run())) == 100
    assert max(ahead) <= 10


def test_a_reader_who_is_given_back_is_taken_first_and_only_once_more():
    settled = []

    async def run():
        pool = Pool(lambda _: True, settled.append)

        async def batches():
            yield people(3)

        taken = []

        async def carry():
            while await pool.wait():
                pool.arrive()
                one = pool.take()
                taken.append(one.key)
                if one.key == 1:
                    pool.give_back(one, NotBegun("The line was lost."))
                else:
                    pool.settled(Receipt(one))

        await pool.run(batches(), [carry()])
        return taken

    assert asyncio.run(run()) == [0, 1, 1, 2]
    assert [(receipt.reader.key, str(receipt.error or "")) for receipt in settled] == [
        (0, ""),
        (1, "The line was lost."),
        (2, ""),
    ]


def test_a_reader_is_not_given_up_before_each_who_can_be_had_has_tried():
    settled, tries = [], []

    async def run():
        pool = Pool(lambda _: True, settled.append)

        async def batches():
            yield people(1)

        async def carry():
            for name in ("a", "a", "a", "b"):
                await pool.wait()
                pool.arrive()
                tries.append(name)
                lost = NotBegun(f"{name} was lost.")
                pool.give_back(pool.take(), lost, by=name, usable={"a", "b"})
                if len(tries) < 4:
                    assert not settled

        await pool.run(batches(), [carry()])

    asyncio.run(run())
    assert [str(receipt.error) for receipt in settled] == ["b was lost."]


def test_a_carrier_that_gives_up_leaves_the_rest_unsent_and_the_source_alone():
    settled, asked = [], []

    async def run():
        pool = Pool(lambda _: True, settled.append)

        async def batches():
            for first in (0, 10, 20):
                asked.append(first)
                yield people(10, first)

        async def give_up():
            await pool.wait()
            pool.arrive()
            raise NotBegun("Nobody is there.")

        async def rest():
            await pool.wait()
            pool.arrive()
            await pool.unless_over(asyncio.sleep(100))

        with pytest.raises(NotBegun, match="Nobody is there"):
            await pool.run(batches(), [rest(), give_up()])

    asyncio.run(run())
    assert asked == [0]
    assert sorted(receipt.reader.key for receipt in settled) == list(range(10))
    assert {str(receipt.error) for receipt in settled} == {"Nobody is there."}


def test_nobody_gives_up_who_has_nobody_left_to_send_to():
    settled = []

    async def run():
        pool = Pool(lambda _: True, settled.append)

        async def batches():
            yield people(1)

        async def carry():
            await pool.wait()
            pool.arrive()
            pool.settled(Receipt(pool.take()))
            await asyncio.sleep(0.01)
            raise NotBegun("Nobody is there.")

        await pool.run(batches(), [carry()])

    asyncio.run(run())
    assert len(settled) == 1


def test_a_carrier_waits_for_what_another_one_may_still_give_back():
    took = []

    async def run():
        pool = Pool(lambda _: True, lambda _: None)

        async def batches():
            yield people(1)

        async def fail():
            await pool.wait()
            pool.arrive()
            one = pool.take()
            await asyncio.sleep(0.01)
            pool.give_back(one, NotBegun("The line was lost."))

        async def carry():
            while await pool.wait():
                pool.arrive()
                took.append(pool.take())
                pool.settled(Receipt(took[-1]))

        await pool.run(batches(), [fail(), carry()])

    asyncio.run(run())
    assert took == people(1)


def test_what_a_carrier_waits_for_ends_with_the_last_reader():
    async def run():
        pool = Pool(lambda _: True, lambda _: None)
        ends = []

        async def batches():
            yield people(1)

        async def carry():
            await pool.wait()
            pool.arrive()
            await asyncio.sleep(0.01)
            pool.settled(Receipt(pool.take()))

        async def sit_out():
            ends.append(await pool.unless_over(asyncio.sleep(0, "sooner")))
            ends.append(await pool.unless_over(asyncio.sleep(100, "later")))

        await pool.run(batches(), [carry(), sit_out()])
        return ends

    assert asyncio.run(run()) == ["sooner", None]
