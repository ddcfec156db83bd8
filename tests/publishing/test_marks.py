"""Marks…"""

import asyncio
from contextlib import suppress
from uuid import uuid4

import pytest

from commsdesk.publishing.marks import MANY, Mark, Marks


class Written:
    """In place of the database."""

    def __init__(self):
        self.queries = 0

    async def fetch(self, query, values):
        self.queries += 1
        return []


@pytest.mark.parametrize("turns", range(5))
def test_end_when_they_are_told_to_though_many_came_just_then(turns):
    async def run():
        marks = Marks(Written(), uuid4(), lambda deliveries: None)
        writing = asyncio.create_task(marks.keep_writing())
        await asyncio.sleep(0.01)
        for number in range(MANY):
            marks.add(Mark(number, "accepted", 0.0))
        for _ in range(turns):
            await asyncio.sleep(0)
        writing.cancel()
        with suppress(asyncio.CancelledError):
            async with asyncio.timeout(2):
                await asyncio.shield(writing)
        assert writing.done()

    asyncio.run(run())
