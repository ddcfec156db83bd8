"""Rehearsal, for drills and whatever is private: answers that it was rehearsed, touches nothing."""

from __future__ import annotations

from typing import ClassVar

from commsdesk.channels.contract import Batches, Begin, Bulk, Note, Receipt, Settled
from commsdesk.channels.measure import LONGEST_TEXT, Limit
from commsdesk.channels.pool import Pool

REHEARSED = "rehearsed"


class Rehearsal(Bulk):
    name: ClassVar[str] = "rehearsal"
    limit: ClassVar[Limit] = Limit(LONGEST_TEXT, "characters")
    drops_repeats: ClassVar[bool] = True  # there is nobody to get one

    async def send(self, note: Note, to: str) -> str:  # noqa: ARG002  (nothing leaves)
        return REHEARSED

    async def fan_out(
        self,
        note: Note,  # noqa: ARG002  (nothing leaves)
        batches: Batches,
        *,
        begin: Begin,
        settled: Settled,
    ) -> None:
        pool = Pool(begin, settled)
        await pool.run(batches, [self._rehearse(pool)])

    async def aclose(self) -> None:
        pass

    async def _rehearse(self, pool: Pool) -> None:
        while await pool.wait():
            pool.arrive()
            while reader := pool.take():
                if pool.begins(reader):
                    pool.settled(Receipt(reader, REHEARSED))
