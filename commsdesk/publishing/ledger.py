"""What a receipt means: a line of the journal, and a mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import time
from typing import Final

from commsdesk.channels.contract import AnswerLost, NotBegun, Receipt, SendError
from commsdesk.publishing.journal import Journal, line_of
from commsdesk.publishing.marks import Mark, Marks
from commsdesk.publishing.models import Delivery

GIVE_UP_AFTER = timedelta(days=1)  # news of an outage is stale by then

State = Delivery.State
ACCEPTED: Final = State.ACCEPTED  # looked up once: Python takes its time for members of an Enum


@dataclass(frozen=True)
class Ledger:
    """Where the receipts of one publication's readers by one channel are written down."""

    journal: Journal
    marks: Marks
    said_at: datetime
    taken: State  # what the far side's yes means: accepted, or only rehearsed
    is_stopped: Callable[[], bool]  # then nothing is tried again

    def settled(self, receipt: Receipt) -> None:
        delivery, reference, error = receipt.reader.key, receipt.reference, receipt.error
        now = time()
        if error:
            state, reason = self.fate_of(error)
            is_lost = isinstance(error, AnswerLost)
            mark = Mark(delivery, state, now, "", reason, error.wait, is_lost, error.permanent)
            self.marks.add(mark)
            return
        if self.taken is ACCEPTED:
            line = line_of(delivery, now, reference)
            self.journal.write(line)
            self.marks.accept(delivery, line)
        else:  # a rehearsal may be repeated
            self.marks.add(Mark(delivery, self.taken, now, reference))

    def fate_of(self, error: SendError) -> tuple[State, str]:
        """To be tried again, unless that is of no use or the news is a day old.

        A lost answer is asked for again too: a reader who may hear it twice, under one
        Message-ID, is better served than one who may never hear it.
        """
        if error.permanent:
            return State.REFUSED, str(error)
        if self.is_stopped() and isinstance(error, NotBegun):
            return State.STOPPED, str(error)
        state = State.UNKNOWN if isinstance(error, AnswerLost) else State.REFUSED
        if self.is_stopped():
            return state, str(error)
        if datetime.now(UTC) - self.said_at < GIVE_UP_AFTER:
            return State.WAITING, str(error)
        return state, f"Given up after a day. {error}"[:500]
