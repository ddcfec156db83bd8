"""Finish what dead workers of this host left: mark what their journals say, free the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from commsdesk.publishing.claims import GIVE_BACK
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.journal import Accepted, journals_in, taken_over

MANY = 5_000

# Only rows that this worker had: the numbers of another database's deliveries mean others here.
REPLAY: Final = """
UPDATE publishing_delivery AS delivery
SET state = 'accepted', reference = line.reference, reason = '', settled_at = to_timestamp(line.at),
    tries = delivery.tries + 1, lease_until = NULL
FROM unnest(%(deliveries)s::bigint[], %(times)s::float8[], %(references)s::text[])
    AS line(id, at, reference)
WHERE delivery.id = line.id AND delivery.worker = %(worker)s AND delivery.state <> 'accepted'
"""


async def replay(folder: Path, connection: Connection) -> None:
    """Read the journals of workers that live no more, then let go of what these had claimed."""
    for path in journals_in(folder):
        with taken_over(path) as lines:
            if lines is not None:
                await _mark(path.stem, lines, connection)
                await connection.fetch(GIVE_BACK, {"worker": path.stem})
                path.unlink()


async def _mark(worker: str, lines: list[Accepted], connection: Connection) -> None:
    for first in range(0, len(lines), MANY):
        some = lines[first : first + MANY]
        await connection.fetch(
            REPLAY,
            {
                "worker": worker,
                "deliveries": [line.delivery for line in some],
                "times": [line.at for line in some],
                "references": [line.reference for line in some],
            },
        )
