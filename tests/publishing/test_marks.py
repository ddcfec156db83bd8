"""Marks…"""

import asyncio
from contextlib import suppress
from uuid import uuid4

import pytest

from commsdesk.publishing.marks import MANY, Marks


class Written:
    """In place of the database."""

    def __init__(self, takes=0):
        self.takes = takes  # seconds
        self.batches = []

    async def fetch(self, query, values):
        self.batches.append(len(values["accepted"].split("\n")))
        await asyncio.sleep(self.takes)
        return []


@pytest.mark.parametrize("turns", range(5))
def test_end_when_they_are_told_to_though_many_came_just_then(turns):
    async def run():
        marks = Marks(Written(), uuid4(), lambda deliveries: None)
        writing = asyncio.create_task(marks.keep_writing())
        await asyncio.sleep(0.01)
        for number in range(MANY):
            marks.accept(number, "")
        for _ in range(turns):
            await asyncio.sleep(0)
        writing.cancel()
        with suppress(asyncio.CancelledError):
            async with asyncio.timeout(2):
                await asyncio.shield(writing)
        assert writing.done()

    asyncio.run(run())


def test_wait_until_they_are_many_again_while_others_are_written():
    async def run():
        database = Written(takes=0.02)
        marks = Marks(database, uuid4(), lambda deliveries: None)
        writing = asyncio.create_task(marks.keep_writing())
        for number in range(MANY):
            marks.accept(number, "")
        await asyncio.sleep(0.01)
        for number in range(3):
            marks.accept(MANY + number, "")
        await asyncio.sleep(0.05)
        writing.cancel()
        await asyncio.wait([writing])
        assert database.batches == [MANY]
        await marks.write()
        assert database.batches == [MANY, 3]

    asyncio.run(run())
