"""Webhooks as the delivery job calls them: who took nothing is remembered for a few seconds."""

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
    """What endpoints made of one publication, by the numbers of their deliveries."""

    publication: str  # its public id
    failed: dict[int, str] = field(default_factory=dict)  # in their words
    gone: set[int] = field(default_factory=set)  # said so, and are among the failed

    def note(self, receipt: Receipt) -> None:
        error, delivery = receipt.error, receipt.reader.key
        if error is None:
            self.failed.pop(delivery, None)
        elif isinstance(error, NotReached) or not isinstance(error, NotBegun):  # it was asked
            self.failed[delivery] = str(error)
        if isinstance(error, Gone):
            self.gone.add(delivery)


class Endpoints(Webhook):
    """Webhooks, and how they answered."""

    answers: Answers | None = None  # to all its texts, since they were taken; none: no calls

    async def fan_out(
        self, note: Note, batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        def heard(receipt: Receipt) -> None:
            self.answers = self.answers or Answers(note.key)
            self.answers.note(receipt)
            settled(receipt)

        await super().fan_out(note, batches, begin=begin, settled=heard)

    def take_answers(self) -> Answers | None:
        """Those that nobody has taken yet."""
        answers, self.answers = self.answers, None
        return answers

    def put_back(self, answers: Answers) -> None:
        """They were not heeded after all; what came since is newer."""
        newer = self.answers or Answers(answers.publication)
        newer.failed = answers.failed | newer.failed
        newer.gone |= answers.gone
        self.answers = newer
