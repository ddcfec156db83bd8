"""Webhooks as the delivery job calls them: who took nothing is remembered until the run is over."""

from __future__ import annotations

from dataclasses import dataclass, field

from commsdesk.channels.contract import (
    Batches,
    Begin,
    Gone,
    NotBegun,
    Note,
    NotReached,
    Receipt,
    Settled,
)
from commsdesk.channels.webhook import Webhook


@dataclass
class Answers:
    """What endpoints made of one publication in one run, by the numbers of their deliveries."""

    publication: str  # its public id
    failed: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)  # said so, and are among the failed

    def note(self, receipt: Receipt) -> None:
        error, delivery = receipt.error, receipt.reader.key
        if error is None:
            self.failed.discard(delivery)
        elif isinstance(error, NotReached) or not isinstance(error, NotBegun):  # it was asked
            self.failed.add(delivery)
        if isinstance(error, Gone):
            self.gone.add(delivery)


class Endpoints(Webhook):
    """Webhooks, and how they answered."""

    answers: Answers | None = None  # to all texts of the publication; none: nobody was called

    async def fan_out(
        self, note: Note, batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        self.answers = answers = self.answers or Answers(note.key)

        def heard(receipt: Receipt) -> None:
            answers.note(receipt)
            settled(receipt)

        await super().fan_out(note, batches, begin=begin, settled=heard)
