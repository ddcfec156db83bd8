"""Deliveries that one worker holds: taken in order, renewed while they wait, given back at the end.

The leases are by the database's clock, so that hosts need not agree on the time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from time import monotonic
from typing import Final, NamedTuple
from uuid import UUID

from commsdesk.publishing.connection import Connection
from commsdesk.publishing.stream import Stream
from commsdesk.publishing.waiting import IS_DUE

MANY = 500  # taken at once
FIRST = 50  # so that nobody waits until so many are claimed before the first one is told
LEASE = 30.0  # seconds
RENEWED_EVERY = 5.0
NOTHING_NEW_AFTER = 15.0  # seconds without a renewal; then no more is begun
ENDED_AFTER = 25.0  # then what is under way is cut off, before another worker may take it

# The place after which to look keeps each claim as cheap as the first: from the front, the
# thousandth would step over half a million deliveries that are done.
TAKE: Final = f"""
WITH chosen AS (
    SELECT id FROM publishing_delivery
    WHERE publication_id = %(publication)s AND channel = %(channel)s
        AND is_untold = %(is_untold)s AND settled_at IS NULL AND state = 'waiting'
        AND {IS_DUE} AND (lane, id) > (%(lane)s, %(delivery)s)
        AND NOT EXISTS (SELECT FROM publishing_stop WHERE publication_id = %(publication)s)
    ORDER BY lane, id LIMIT %(many)s FOR UPDATE SKIP LOCKED
), taken AS (
    UPDATE publishing_delivery AS delivery
    SET state = 'claimed', worker = %(worker)s, lease_until = now() + %(lease)s * interval '1 s'
    FROM chosen WHERE delivery.id = chosen.id
    RETURNING delivery.id, lane, subscriber_id, outlet_id
)
SELECT taken.id, lane,
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
FROM taken
LEFT JOIN publishing_subscriber AS subscriber ON subscriber.id = taken.subscriber_id
LEFT JOIN publishing_outlet AS outlet ON outlet.id = taken.outlet_id
ORDER BY lane, taken.id
"""  # noqa: S608 (nobody's words are in it)

RENEW: Final = """
UPDATE publishing_delivery SET lease_until = now() + %(lease)s * interval '1 s'
WHERE id = ANY(%(held)s) AND worker = %(worker)s AND state = 'claimed'
RETURNING id
"""

# What has begun ends as it ends.
STOP: Final = """
UPDATE publishing_delivery SET state = 'stopped', lease_until = NULL, settled_at = now()
WHERE worker = %(worker)s AND state = 'claimed' AND id = ANY(%(unbegun)s)
"""

# `worker` stays, so that the journal of the one who held it still finds it.
GIVE_BACK: Final = """
UPDATE publishing_delivery SET state = 'waiting', lease_until = NULL
WHERE settled_at IS NULL AND worker = %(worker)s AND state = 'claimed'
"""


class Claim(NamedTuple):
    """One delivery that is ours for now, and where it goes."""

    delivery: int
    lane: int
    address: str
    token: str
    secret: str  # encrypted
    body: str  # the shape in which a webhook wants it; nothing: ours
    is_outlet: bool  # then the address is encrypted too
    hindrance: str  # why it cannot go any more


class Claims:
    """The deliveries of one publication that one worker holds."""

    def __init__(self, connection: Connection, publication: int, worker: UUID) -> None:
        self._connection = connection
        self._publication = publication
        self._worker = worker
        self._held: set[int] = set()
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

    def drop(self, deliveries: Collection[int]) -> None:
        """These are settled."""
        self._held.difference_update(deliveries)
        self._begun.difference_update(deliveries)

    async def take(self, stream: Stream, *, after: Claim | None) -> list[Claim]:
        """Up to 500 that are due, or 50 to begin with: fast lanes first, in a lane the oldest."""
        rows = await self._connection.fetch(
            TAKE,
            {
                "publication": self._publication,
                "channel": stream.channel,
                "is_untold": stream.is_untold,
                "lane": after.lane if after else -1,
                "delivery": after.delivery if after else 0,
                "many": MANY if after else FIRST,
                "worker": self._worker,
                "lease": LEASE,
            },
        )
        claims = [Claim(*row) for row in rows]
        self._held.update(claim.delivery for claim in claims)
        return claims

    async def keep_renewed(self) -> None:
        """Runs until it is cancelled. Raises TimeoutError shortly before the leases end."""
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            asked = monotonic()
            async with asyncio.timeout(self._renewed + ENDED_AFTER - asked):
                await self._renew()
            self._renewed = asked

    async def _renew(self) -> None:
        held = list(self._held)
        rows = await self._connection.fetch(
            RENEW, {"held": held, "worker": self._worker, "lease": LEASE}
        )
        # What was stopped or superseded meanwhile is nobody's to send.
        self._held.difference_update(set(held) - {delivery for (delivery,) in rows})

    async def stop(self) -> None:
        """Let nothing more begin, and settle what has not."""
        unbegun = list(self._held - self._begun)
        self._held &= self._begun
        await self._connection.fetch(STOP, {"worker": self._worker, "unbegun": unbegun})

    async def give_back(self) -> None:
        self._held.clear()
        await self._connection.fetch(GIVE_BACK, {"worker": self._worker})
