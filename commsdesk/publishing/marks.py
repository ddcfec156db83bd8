"""What became of deliveries, written to the database many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from commsdesk.publishing.connection import Connection
from commsdesk.publishing.waiting import WAIT

MANY = 250
EVERY = 0.25  # seconds

# An acceptance is the truth whoever holds the row by now; anything else only counts from the
# one who holds it.
WRITE: Final = f"""
UPDATE publishing_delivery AS delivery
SET state = mark.state, reference = mark.reference, reason = mark.reason,
    tries = delivery.tries + 1, lease_until = NULL,
    settled_at = CASE WHEN mark.state <> 'waiting' THEN mark.at END,
    due_at = CASE WHEN mark.state <> 'waiting' THEN delivery.due_at
        ELSE now() + greatest(mark.wait, {WAIT}) * interval '1 s' END
FROM unnest(%(deliveries)s::bigint[], %(states)s::text[], %(times)s::timestamptz[],
    %(references)s::text[], %(reasons)s::text[], %(waits)s::float8[])
    AS mark(id, state, at, reference, reason, wait)
WHERE delivery.id = mark.id AND (
    (delivery.state = 'claimed' AND delivery.worker = %(worker)s)
    OR (delivery.state <> 'accepted' AND mark.state = 'accepted'))
"""  # noqa: S608, nobody's words are in it


class Mark(NamedTuple):
    """One delivery's new state; `wait` is how many seconds the far side wants to be left alone."""

    delivery: int
    state: str
    at: datetime
    reference: str = ""
    reason: str = ""
    wait: float = 0.0


class Marks:
    """Marks that are not written yet. `written` is told the deliveries of those that are."""

    def __init__(
        self, connection: Connection, worker: UUID, written: Callable[[Iterable[int]], None]
    ) -> None:
        self._connection = connection
        self._worker = worker
        self._written = written
        self._pending: list[Mark] = []
        self._are_many = asyncio.Event()

    def add(self, mark: Mark) -> None:
        self._pending.append(mark)
        if len(self._pending) >= MANY:
            self._are_many.set()

    async def keep_writing(self) -> None:
        """Write every 250 ms, or sooner when there are many; runs until it is cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._are_many.wait(), EVERY)
            await self.write()

    async def write(self) -> None:
        """Write all of them. Those that a cancellation cut off stay, and are written again."""
        self._are_many.clear()
        while batch := tuple(self._pending):
            await self._connection.fetch(WRITE, _columns(batch) | {"worker": self._worker})
            del self._pending[: len(batch)]
            self._written(mark.delivery for mark in batch)


def _columns(marks: Sequence[Mark]) -> dict[str, Any]:
    names = ("deliveries", "states", "times", "references", "reasons", "waits")
    return dict(zip(names, map(list, zip(*marks, strict=True)), strict=True))
