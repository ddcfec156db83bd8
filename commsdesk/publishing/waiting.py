"""Deliveries that nobody holds: when they are due, and what becomes of all of them at once."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from commsdesk.publishing.connection import Connection
from commsdesk.publishing.stream import Stream

# Seconds from 5 doubling to an hour, give or take a quarter, so that those who failed together
# do not all come back together.
WAIT: Final = "least(5 * power(2, least(delivery.tries, 12)), 3600) * (0.75 + random() / 2)"

# Whoever was not tried yet is due, whatever the time: the clock may have been set back since.
IS_DUE: Final = "(due_at <= now() OR tries = 0)"

POSTPONE: Final = f"""
UPDATE publishing_delivery AS delivery
SET state = %(state)s::text, reason = %(reason)s, tries = delivery.tries + 1,
    settled_at = CASE WHEN %(state)s::text <> 'waiting' THEN now() END,
    due_at = now() + greatest(%(wait)s, {WAIT}) * interval '1 s'
WHERE publication_id = %(publication)s AND channel = %(channel)s AND is_untold = %(is_untold)s
    AND settled_at IS NULL AND state = 'waiting' AND {IS_DUE}
"""  # noqa: S608 (nobody's words are in it)

NEXT_DUE: Final = """
SELECT min(coalesce(lease_until, CASE WHEN tries = 0 THEN least(due_at, now()) ELSE due_at END))
FROM publishing_delivery
WHERE publication_id = %(publication)s AND settled_at IS NULL
"""


CALL_OFF_STOPPED: Final = """
UPDATE publishing_delivery SET settled_at = now(),
    state = CASE WHEN is_doubtful THEN 'unknown' ELSE 'stopped' END
WHERE publication_id = %(publication)s AND settled_at IS NULL AND state = 'waiting'
    AND EXISTS (SELECT FROM publishing_stop WHERE publication_id = %(publication)s)
"""

IS_STOPPED: Final = """
SELECT EXISTS (SELECT FROM publishing_stop WHERE publication_id = %(publication)s)
"""


async def postpone(
    connection: Connection, publication: int, stream: Stream, state: str, reason: str, wait: float
) -> None:
    """Have everybody of this stream who waits now wait longer, or for ever."""
    values = {"publication": publication, **stream._asdict()}
    await connection.fetch(POSTPONE, values | {"state": state, "reason": reason, "wait": wait})


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
