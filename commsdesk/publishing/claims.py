"""Batches that one worker holds: taken in order, renewed while their deliveries wait, given back.

The leases are by the database's clock, so that hosts need not agree on the time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from time import monotonic
from typing import Final, NamedTuple
from uuid import UUID

from commsdesk.publishing.batches import DUE_AT, IN_BATCH, UNLESS_CORRECTED
from commsdesk.publishing.connection import Connection
from commsdesk.publishing.stream import Stream
from commsdesk.publishing.waiting import IS_DUE, IS_HELD, WAIT

LEASE = 30.0  # seconds
RENEWED_EVERY = 5.0
NOTHING_NEW_AFTER = 15.0  # seconds without a renewal; then no more is begun
ENDED_AFTER = 25.0  # then what is under way is cut off, before another worker may take it

# Nothing, where something newer was said meanwhile: who gets that is to wait no more, and the next
# run sees to it.
MAY_BE_TAKEN: Final = f"""FROM publishing_batch
    WHERE publication_id = %(publication)s AND channel = %(channel)s
        AND is_untold = %(is_untold)s AND due_at <= now() AND lease_until IS NULL
        AND {UNLESS_CORRECTED}
        AND NOT EXISTS (SELECT FROM publishing_stop WHERE publication_id = %(publication)s)
        AND NOT EXISTS (SELECT FROM publishing_publication WHERE id > %(newest)s
            AND (incident_id, audience_id) = (SELECT incident_id, audience_id
                FROM publishing_publication WHERE id = %(publication)s))
"""  # noqa: S608 (nobody's words are in it, here and below)

# While a batch is held, `due_at` is when it was taken; whoever has somebody wait once more changes
# that. The array is made once; a join might ask for the next batch for each row.
TAKE: Final = f"""
UPDATE publishing_batch AS batch SET worker = %(worker)s, taken_at = now(), due_at = now(),
    lease_until = now() + %(lease)s * interval '1 s'
WHERE id = ANY(ARRAY(SELECT id {MAY_BE_TAKEN}
    ORDER BY lane, first LIMIT %(most)s FOR UPDATE SKIP LOCKED))
RETURNING batch.*
"""  # noqa: S608

# What was held when newer updates called off the rest, and came back since. Held again, it is ours
# to settle. As in SUPERSEDE, of whom a copy may have reached it stays unknown.
OVERTAKEN: Final = f"""
UPDATE publishing_delivery AS delivery
SET settled_at = now(), reason = 'replaced by update ' || newer.public_id,
    state = CASE WHEN is_doubtful THEN 'unknown' ELSE 'superseded' END
FROM publishing_batch AS batch
JOIN publishing_publication AS ours ON ours.id = ANY(ARRAY[batch.publication_id])
JOIN publishing_publication AS newer ON newer.id > ours.id
    AND newer.incident_id = ANY(ARRAY[ours.incident_id]) AND newer.audience_id = ours.audience_id
WHERE batch.id = %(batch)s AND {IN_BATCH} AND settled_at IS NULL AND (
    EXISTS (SELECT FROM publishing_delivery AS other WHERE other.publication_id = newer.id
        AND other.subscriber_id = ANY(ARRAY[delivery.subscriber_id]))
    OR EXISTS (SELECT FROM publishing_delivery AS other WHERE other.publication_id = newer.id
        AND other.subscriber_id IS NULL AND other.outlet_id = ANY(ARRAY[delivery.outlet_id])))
"""  # noqa: S608

# A query of its own: one that began before the batch was ours might not see what it has become.
READ: Final = f"""
SELECT delivery.id,
    coalesce(subscriber.address, outlet.address, ''),
    coalesce(subscriber.token, ''),
    coalesce(subscriber.secret, outlet.secret, ''),
    coalesce(subscriber.body, ''),
    outlet.id IS NOT NULL,
    CASE WHEN subscriber.left_at IS NOT NULL THEN 'This reader left before the message did.'
        WHEN subscriber.switched_off_at IS NOT NULL THEN 'This webhook was switched off.'
        WHEN outlet.is_on IS FALSE THEN 'This outlet was switched off before the message left.'
        WHEN coalesce(subscriber.id, outlet.id) IS NULL THEN 'This reader was removed.'
        ELSE '' END
FROM publishing_batch AS batch
JOIN publishing_delivery AS delivery ON {IN_BATCH} AND settled_at IS NULL AND {IS_DUE}
LEFT JOIN publishing_subscriber AS subscriber ON subscriber.id = ANY(ARRAY[delivery.subscriber_id])
LEFT JOIN publishing_outlet AS outlet ON outlet.id = ANY(ARRAY[delivery.outlet_id])
WHERE batch.id = %(batch)s
"""  # noqa: S608

ARE_DUE: Final = f"SELECT EXISTS (SELECT {MAY_BE_TAKEN})"

RENEW: Final = """
UPDATE publishing_batch SET lease_until = now() + %(lease)s * interval '1 s'
WHERE id = ANY(ARRAY(SELECT id FROM publishing_batch
    WHERE id = ANY(%(batches)s) AND worker = %(worker)s AND lease_until IS NOT NULL
    ORDER BY id FOR UPDATE))
RETURNING id
"""

# What has begun ends as it ends.
STOP: Final = f"""
UPDATE publishing_delivery AS delivery
SET state = CASE WHEN is_doubtful THEN 'unknown' ELSE 'stopped' END, settled_at = now()
WHERE id = ANY(%(unbegun)s) AND settled_at IS NULL AND {IS_HELD}
"""  # noqa: S608

# At once, so that nobody who was only put off seems to have been held by a worker that died.
POSTPONE: Final = f"""
WITH batch AS ({TAKE}), postponed AS (
UPDATE publishing_delivery AS delivery
SET state = CASE WHEN is_doubtful AND %(state)s::text <> 'waiting'
        THEN 'unknown' ELSE %(state)s::text END,
    reason = %(reason)s, tries = delivery.tries + 1,
    settled_at = CASE WHEN %(state)s::text <> 'waiting' THEN now() END,
    due_at = now() + greatest(%(wait)s, {WAIT}) * interval '1 s'
FROM batch WHERE {IN_BATCH} AND settled_at IS NULL AND {IS_DUE}
)
SELECT id FROM batch
"""  # noqa: S608

# `worker` stays, so that the journal of the one who held it still finds it.
GIVEN_BACK: Final = f"""
UPDATE publishing_batch AS batch
SET lease_until = NULL, due_at = CASE WHEN due_at = taken_at THEN {DUE_AT} ELSE due_at END
WHERE id = ANY(ARRAY(SELECT id FROM publishing_batch
    WHERE {{which}} AND worker = %(worker)s AND lease_until IS NOT NULL
    ORDER BY id FOR UPDATE))
"""  # noqa: S608
GIVE_BACK: Final = GIVEN_BACK.format(which="id = ANY(%(batches)s)")
GIVE_BACK_ALL: Final = GIVEN_BACK.format(which="true")


class Claim(NamedTuple):
    """One delivery that is ours for now, and where it goes."""

    delivery: int
    address: str
    token: str
    secret: str  # encrypted
    body: str  # the shape in which a webhook wants it; nothing: ours
    is_outlet: bool  # then the address is encrypted too
    hindrance: str  # why it cannot go any more


class Claims:
    """What one worker holds of one publication."""

    def __init__(
        self, connection: Connection, publication: int, worker: UUID, *, newest: int
    ) -> None:
        """`newest` is the last publication on which what is called off was seen to."""
        self._connection = connection
        self._publication = publication
        self._newest = newest
        self._worker = worker
        self._batches: dict[int, set[int]] = {}  # what is not settled of each
        self._held: dict[int, int] = {}  # the batch of each delivery that may be begun or settled
        self._begun: set[int] = set()
        self._renewed = monotonic()

    @property
    def are_fresh(self) -> bool:
        """Whether the leases are certain enough to begin something under them."""
        return monotonic() - self._renewed < NOTHING_NEW_AFTER

    def begins(self, delivery: int) -> bool:
        """Whether it may be begun; if so, it counts as begun until it is settled."""
        if not (self.are_fresh and delivery in self._held):
            return False
        self._begun.add(delivery)
        return True

    def drop(self, deliveries: Iterable[int]) -> None:
        """These are settled."""
        self._begun.difference_update(deliveries)
        for delivery in deliveries:
            if (batch := self._held.pop(delivery, None)) is not None:
                self._batches[batch].discard(delivery)

    async def take(self, stream: Stream) -> list[Claim]:
        """What is due of the next batch: fast lanes first, in a lane the oldest."""
        values = self._values | stream._asdict() | {"most": 1}
        while taken := await self._connection.fetch(TAKE, values):
            batch = int(taken[0][0])
            if self._newest > self._publication:
                await self._connection.fetch(OVERTAKEN, {"batch": batch})
            claims = [Claim(*row) for row in await self._connection.fetch(READ, {"batch": batch})]
            self._batches[batch] = {claim.delivery for claim in claims}
            self._held.update((claim.delivery, batch) for claim in claims)
            await self.give_back_settled()
            if claims:
                return claims
        return []

    async def are_due(self, stream: Stream) -> bool:
        """Whether any of it may be taken."""
        values = self._values | stream._asdict()
        ((found,),) = await self._connection.fetch(ARE_DUE, values)
        return bool(found)

    async def postpone(self, stream: Stream, state: str, reason: str, wait: float) -> None:
        """Have everybody of this stream whom nobody holds wait longer, or for ever."""
        values = self._values | stream._asdict() | {"most": None}
        asked = {"state": state, "reason": reason, "wait": wait}
        batches = await self._connection.fetch(POSTPONE, values | asked)
        await self._give_back([batch for (batch,) in batches])

    async def keep_renewed(self) -> None:
        """Runs until it is cancelled. Raises TimeoutError shortly before the leases end."""
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            asked = monotonic()
            async with asyncio.timeout(self._renewed + ENDED_AFTER - asked):
                await self._renew()
            self._renewed = asked

    async def _renew(self) -> None:
        asked = list(self._batches)
        rows = await self._connection.fetch(RENEW, self._values | {"batches": asked})
        for lost in set(asked) - {batch for (batch,) in rows}:  # nobody's to send any more
            for delivery in self._batches.pop(lost, ()):
                del self._held[delivery]

    async def stop(self) -> None:
        """Let nothing more begin, and settle what has not."""
        unbegun = [delivery for delivery in self._held if delivery not in self._begun]
        self.drop(unbegun)
        await self._connection.fetch(STOP, self._values | {"unbegun": unbegun})

    async def give_back_settled(self) -> None:
        """So that those of them who wait for another try can be claimed again."""
        if settled := [batch for batch, left in self._batches.items() if not left]:
            for batch in settled:
                del self._batches[batch]  # first: every channel looks here
            await self._give_back(settled)

    async def _give_back(self, batches: list[int]) -> None:
        await self._connection.fetch(GIVE_BACK, self._values | {"batches": batches})

    async def give_back(self) -> None:
        """All of it."""
        self._held.clear()
        self._batches.clear()
        await self._connection.fetch(GIVE_BACK_ALL, self._values)

    @property
    def _values(self) -> dict[str, object]:
        return {
            "publication": self._publication,
            "newest": self._newest,
            "worker": self._worker,
            "lease": LEASE,
        }
