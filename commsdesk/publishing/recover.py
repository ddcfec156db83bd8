"""Finish what dead workers left: mark what their journals say, and free the rest."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from commsdesk.publishing.claims import LEASE
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

# Whoever died may have begun any of them.
FREE: Final = """
UPDATE publishing_delivery SET state = 'waiting', lease_until = NULL, is_doubtful = true
WHERE settled_at IS NULL AND worker = %(worker)s AND state = 'claimed'
"""

# A lease that ends later than any lease can was taken before the clock was set back: it lasts one
# lease from now, in which its worker renews it if it lives.
FREE_EXPIRED: Final = """
UPDATE publishing_delivery SET state = CASE WHEN lease_until < now() THEN 'waiting' ELSE state END,
    lease_until = CASE WHEN lease_until > now() THEN now() + %(lease)s * interval '1 s' END,
    is_doubtful = is_doubtful OR lease_until < now()
WHERE publication_id = %(publication)s AND settled_at IS NULL AND state = 'claimed'
    AND lease_until NOT BETWEEN now() AND now() + %(lease)s * interval '1 s'
"""


async def recover(publication: int, journals: Path, connection: Connection) -> None:
    """Read the journals of workers that live no more and let go of what these had claimed; and of
    what other hosts had claimed of this publication and did not renew."""
    for path in journals_in(journals):
        with taken_over(path) as lines:
            if lines is not None:
                await _mark(path.stem, lines, connection)
                await connection.fetch(FREE, {"worker": path.stem})
                with suppress(OSError):  # else it is read once more, and changes nothing
                    path.unlink()
    await connection.fetch(FREE_EXPIRED, {"publication": publication, "lease": LEASE})


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
