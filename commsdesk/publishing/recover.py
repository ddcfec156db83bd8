"""Finish what dead workers left: mark what their journals say, and free the rest."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from commsdesk.publishing.batches import AT_ONCE, IN_BATCH
from commsdesk.publishing.claims import LEASE
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.journal import journals_in, taken_over
from commsdesk.publishing.marks import ACCEPT
from commsdesk.publishing.waiting import IS_DUE

MANY = 5_000

# Only of batches that it had: the numbers of another database's deliveries mean others here.
REPLAY: Final = f"""{ACCEPT}
    AND EXISTS (SELECT FROM publishing_batch AS batch WHERE worker = %(worker)s AND {IN_BATCH})
"""

# Whoever died may have begun any of those that were due.
DOUBT: Final = f"""
UPDATE publishing_delivery AS delivery SET is_doubtful = true FROM batch
WHERE batch.lease_until IS NULL AND {IN_BATCH} AND settled_at IS NULL
    AND {IS_DUE}
"""  # noqa: S608

FREE: Final = f"""
WITH batch AS (
    UPDATE publishing_batch SET lease_until = NULL, due_at = {AT_ONCE}
    WHERE id = ANY(ARRAY(SELECT id FROM publishing_batch
        WHERE worker = %(worker)s AND lease_until IS NOT NULL ORDER BY id FOR UPDATE))
    RETURNING *
) {DOUBT}
"""  # noqa: S608

# A lease that ends later than any lease can was taken before the clock was set back: it lasts one
# lease from now, in which its worker renews it if it lives.
FREE_EXPIRED: Final = f"""
WITH batch AS (
    UPDATE publishing_batch
    SET due_at = CASE WHEN lease_until < now() THEN {AT_ONCE} ELSE due_at END,
        lease_until = CASE WHEN lease_until > now() THEN now() + %(lease)s * interval '1 s' END
    WHERE id = ANY(ARRAY(SELECT id FROM publishing_batch
        WHERE publication_id = %(publication)s
            AND lease_until NOT BETWEEN now() AND now() + %(lease)s * interval '1 s'
        ORDER BY id FOR UPDATE))
    RETURNING *
) {DOUBT}
"""  # noqa: S608


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


async def _mark(worker: str, lines: list[str], connection: Connection) -> None:
    for first in range(0, len(lines), MANY):
        some = "\n".join(lines[first : first + MANY])
        await connection.fetch(REPLAY, {"worker": worker, "accepted": some})
