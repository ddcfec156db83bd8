"""Marks…"""

import asyncio
from contextlib import suppress
from uuid import uuid4

import pytest

from commsdesk.publishing import marks as room
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


def written_within(seconds, count):
    """The batches that are written of so many, before anybody asks for it."""

    async def run():
        database = Written()
        marks = Marks(database, uuid4(), lambda deliveries: None)
        writing = asyncio.create_task(marks.keep_writing())
        await asyncio.sleep(0)
        for number in range(count):
            marks.accept(number, "")
        await asyncio.sleep(seconds)
        writing.cancel()
        await asyncio.wait([writing])
        return database.batches

    return asyncio.run(run())


def test_are_written_soon_though_there_is_only_one():
    """Those of the last quarter of a second are all that a dead host's readers hear twice."""
    assert room.EVERY == 0.25
    assert written_within(1.0, 1) == [1]


@pytest.mark.parametrize(("count", "written"), [(249, []), (250, [250])])
def test_are_written_at_once_where_there_are_250(count, written, monkeypatch):
    monkeypatch.setattr(room, "EVERY", 60.0)
    assert written_within(0.1, count) == written
