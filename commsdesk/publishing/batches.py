"""Batches of deliveries: made where something is published, and open until all are settled.

While one is held, what waits in it is its worker's. Of others it is locked first by whoever changes
its deliveries.
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

# Whoever was not tried yet is due, whatever the time.
DUE_AT: Final = f"""(
    SELECT min(CASE WHEN tries = 0 THEN {AT_ONCE} ELSE delivery.due_at END)
    FROM publishing_delivery AS delivery WHERE {IN_BATCH} AND settled_at IS NULL
)"""  # noqa: S608 (nobody's words are in it, here and below)

IS_LEFT: Final = f"""
SELECT FROM publishing_batch AS batch JOIN publishing_delivery AS delivery ON {IN_BATCH}
WHERE batch.publication_id = %s AND batch.due_at IS NOT NULL AND delivery.settled_at IS NULL
LIMIT 1
"""

# Its worker, if it has one, looks whether this changed.
OPEN_AGAIN: Final = f"""
UPDATE publishing_batch AS batch SET due_at = {AT_ONCE}
WHERE publication_id = %s AND EXISTS (
    SELECT FROM publishing_delivery AS delivery WHERE {IN_BATCH} AND settled_at IS NULL)
RETURNING id
"""  # noqa: S608


def is_anything_left(publication: int) -> bool:
    return bool(rows(IS_LEFT, publication))


def open_again(publication: int) -> None:
    """Where somebody waits once more."""
    rows(OPEN_AGAIN, publication)
