"""Deliveries that nobody holds: when they are due, and what becomes of all of them at once."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from commsdesk.publishing.batches import IN_BATCH
from commsdesk.publishing.connection import Connection

# Seconds from 5 doubling to an hour, give or take a quarter, so that those who failed together
# do not all come back together.
WAIT: Final = "least(5 * power(2, least(delivery.tries, 12)), 3600) * (0.75 + random() / 2)"

# When its batch was taken. Whoever was not tried yet is due, whatever the time: the clock may have
# been set back since.
IS_DUE: Final = "(delivery.due_at <= batch.taken_at OR tries = 0)"

# By the worker who asks. What a worker holds is its own to change. Not by =, lest the planner look
# through all that it ever held.
IS_HELD: Final = f"""EXISTS (SELECT FROM publishing_batch AS batch
    WHERE worker IS NOT DISTINCT FROM %(worker)s AND lease_until IS NOT NULL AND {IN_BATCH})"""  # noqa: S608 (ours)

NEXT_DUE: Final = """
SELECT min(coalesce(lease_until, due_at)) FROM publishing_batch
WHERE publication_id = %(publication)s AND due_at IS NOT NULL
"""

CALL_OFF_STOPPED: Final = f"""
WITH batch AS (
    UPDATE publishing_batch SET due_at = NULL
    WHERE id = ANY(ARRAY(SELECT id FROM publishing_batch
        WHERE publication_id = %(publication)s AND due_at IS NOT NULL AND lease_until IS NULL
            AND EXISTS (SELECT FROM publishing_stop WHERE publication_id = %(publication)s)
        FOR UPDATE SKIP LOCKED))
    RETURNING *
)
UPDATE publishing_delivery AS delivery SET settled_at = now(),
    state = CASE WHEN is_doubtful THEN 'unknown' ELSE 'stopped' END
FROM batch WHERE {IN_BATCH} AND settled_at IS NULL
"""  # noqa: S608

IS_STOPPED: Final = """
SELECT EXISTS (SELECT FROM publishing_stop WHERE publication_id = %(publication)s)
"""


async def is_stopped(connection: Connection, publication: int) -> bool:
    ((stopped,),) = await connection.fetch(IS_STOPPED, {"publication": publication})
    return bool(stopped)


async def call_off_stopped(connection: Connection, publication: int) -> None:
    """If it was stopped, nobody waits for it any more."""
    await connection.fetch(CALL_OFF_STOPPED, {"publication": publication})


async def next_due(connection: Connection, publication: int) -> datetime | None:
    """When something may be claimed again; none where everything is settled."""
    rows = await connection.fetch(NEXT_DUE, {"publication": publication})
    due: datetime | None = rows[0][0]
    return due
