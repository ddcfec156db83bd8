"""What became of deliveries, written to the database many at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, Final, NamedTuple
from uuid import UUID

from commsdesk.publishing.connection import Connection
from commsdesk.publishing.waiting import IS_HELD, WAIT

MANY = 250
EVERY = 0.25  # seconds

# Acceptances are the journal's lines, which are written already. One is the truth whoever holds the
# batch by now; anything else only counts from the one who holds it.
ACCEPT: Final = r"""
UPDATE publishing_delivery AS delivery
SET state = 'accepted', reference = line.reference, reason = '', tries = delivery.tries + 1,
    settled_at = to_timestamp(line.at / 1000)
FROM (SELECT split_part(line, E'\t', 1)::bigint, split_part(line, E'\t', 2)::float8,
    split_part(line, E'\t', 3)
    FROM string_to_table(%(accepted)s, E'\n') AS line) AS line(id, at, reference)
WHERE delivery.id = ANY(ARRAY[line.id]) AND delivery.state <> 'accepted'
"""
WRITE: Final = f"""
UPDATE publishing_delivery AS delivery
SET state = CASE WHEN delivery.is_doubtful AND NOT mark.is_final
        AND mark.state IN ('stopped', 'refused') THEN 'unknown' ELSE mark.state END,
    reference = mark.reference, reason = mark.reason,
    tries = delivery.tries + 1,
    is_doubtful = delivery.is_doubtful OR mark.is_lost,
    settled_at = CASE WHEN mark.state <> 'waiting' THEN to_timestamp(mark.at) END,
    due_at = CASE WHEN mark.state <> 'waiting' THEN delivery.due_at
        ELSE now() + greatest(mark.wait, {WAIT}) * interval '1 s' END
FROM (SELECT (value->>0)::bigint, value->>1, (value->>2)::float8, value->>3, value->>4,
    (value->>5)::float8, (value->>6)::bool, (value->>7)::bool
    FROM jsonb_array_elements(%(marks)s::jsonb))
    AS mark(id, state, at, reference, reason, wait, is_lost, is_final)
WHERE delivery.id = ANY(ARRAY[mark.id]) AND delivery.settled_at IS NULL AND {IS_HELD}
"""  # noqa: S608 (nobody's words are in it)


class Mark(NamedTuple):
    """One delivery's new state, where that is not accepted.

    `wait` is how many seconds the far side wants to be left alone, `is_lost` that a copy left and
    its answer did not come, `is_final` that the state holds whatever became of an earlier copy.
    """

    delivery: int
    state: str
    at: float  # seconds since 1970
    reference: str = ""
    reason: str = ""
    wait: float = 0.0
    is_lost: bool = False
    is_final: bool = False


class Marks:
    """Marks that are not written yet. `written` is told the deliveries of those that are."""

    def __init__(
        self, connection: Connection, worker: UUID, written: Callable[[Collection[int]], None]
    ) -> None:
        self._connection = connection
        self._worker = worker
        self._written = written
        self._accepted: list[tuple[int, str]] = []  # with the journal's line
        self._others: list[Mark] = []
        self._are_many = asyncio.Event()

    def accept(self, delivery: int, line: str) -> None:
        """`line` is the journal's."""
        self._accepted.append((delivery, line))
        self._look()

    def add(self, mark: Mark) -> None:
        self._others.append(mark)
        self._look()

    def _look(self) -> None:
        if len(self._accepted) + len(self._others) >= MANY:
            self._are_many.set()

    async def keep_writing(self) -> None:
        """Write every 250 ms, or sooner when there are many; runs until it is cancelled."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):  # wait_for of 3.11 may swallow our end
                    await self._are_many.wait()
            await self._write_some()

    async def write(self) -> None:
        """Write all of them. Those that a cancellation cut off stay, and are written again."""
        while self._accepted or self._others:
            await self._write_some()

    async def _write_some(self) -> None:
        """Those that are here by now; what comes meanwhile waits until it is many again."""
        if accepted := tuple(self._accepted):
            lines = "\n".join([line for _, line in accepted])
            await self._connection.fetch(ACCEPT, {"accepted": lines})
            self._forget(self._accepted, len(accepted))
        if others := tuple(self._others):
            values = {"marks": json.dumps(others), "worker": self._worker}
            await self._connection.fetch(WRITE, values)
            self._forget(self._others, len(others))
        self._are_many.clear()
        self._look()

    def _forget(self, pending: list[Any], count: int) -> None:
        """So many of the first are written."""
        written = [delivery for delivery, *_ in pending[:count]]
        del pending[:count]
        self._written(written)
