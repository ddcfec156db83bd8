"""Batches of deliveries: made where something is published, and open until all are settled.

While one is held, what waits in it is its worker's. Else whoever calls something off locks it.
Whoever locks several does so in the order of their numbers.
"""

from __future__ import annotations

from typing import Final

from commsdesk.incidents.plain_sql import rows

MANY = 500  # deliveries

# Not by =, lest the planner make a hash of the whole table: what it knows of a publication is from
# before there was one.
IN_BATCH: Final = """delivery.id BETWEEN batch.first AND batch.last
    AND (delivery.publication_id, delivery.channel, delivery.is_untold)
        IS NOT DISTINCT FROM (batch.publication_id, batch.channel, batch.is_untold)"""

AT_ONCE: Final = "to_timestamp(0)"  # due whatever the time: a clock may have been set back

# Before a correction chooses who was told wrongly, and until its stop is there for all to see,
# nobody begins what it corrects.
CORRECTING: Final = "SELECT pg_advisory_xact_lock(hashtextextended('publishing.correct', %s))"
UNLESS_CORRECTED: Final = """(SELECT
    pg_try_advisory_xact_lock_shared(hashtextextended('publishing.correct', %(publication)s)))"""

# Whoever was not tried yet is due, whatever the time.
DUE_AT: Final = f"""(
    SELECT min(CASE WHEN tries = 0 THEN {AT_ONCE} ELSE delivery.due_at END)
    FROM publishing_delivery AS delivery WHERE {IN_BATCH} AND settled_at IS NULL
)"""  # noqa: S608 (nobody's words are in it, here and below)

# For each batch by itself, lest the planner read all of the table.
SOMEBODY_WAITS: Final = f"""(
    SELECT true FROM publishing_delivery AS delivery WHERE {IN_BATCH} AND settled_at IS NULL
    ORDER BY delivery.id LIMIT 1
)"""  # noqa: S608

IS_LEFT: Final = f"""
SELECT FROM publishing_batch AS batch
WHERE publication_id = %s AND due_at IS NOT NULL AND {SOMEBODY_WAITS} LIMIT 1
"""

# Its worker, if it has one, looks whether this changed.
OPEN_AGAIN: Final = f"""
UPDATE publishing_batch SET due_at = {AT_ONCE}
WHERE id = ANY(ARRAY(SELECT id FROM publishing_batch AS batch
    WHERE publication_id = %s AND {SOMEBODY_WAITS} ORDER BY id FOR UPDATE))
RETURNING id
"""  # noqa: S608


def is_anything_left(publication: int) -> bool:
    return bool(rows(IS_LEFT, publication))


def open_again(publication: int) -> None:
    """Where somebody waits once more."""
    rows(OPEN_AGAIN, publication)
