"""What every way out shares: the note, its readers, the receipt, and how it can go wrong."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple, Protocol

from commsdesk.channels.measure import Limit
from commsdesk.channels.plain import one_line


@dataclass(frozen=True)
class Update:
    """One thing said, as it was said."""

    id: str  # 12 characters
    phase: str
    title: str
    body: str
    at: datetime
    next_update_at: datetime | None = None
    corrects: str = ""  # id of the update that this one corrects
    corrected_by: str = ""


@dataclass(frozen=True)
class ComponentState:
    id: str
    name: str
    group: str
    state: str  # as the Statuspage public API names them


@dataclass(frozen=True)
class Event:
    """The frozen publication behind a note; all ids are public ones."""

    incident: str
    phase: str
    severity: str
    components: tuple[ComponentState, ...]
    updates: tuple[Update, ...]  # to this audience, newest first; the first is this one
    began_at: datetime | None
    declared_at: datetime
    resolved_at: datetime | None = None


@dataclass(frozen=True)
class Note:
    """One message, already worded for one audience and one channel, ready to leave."""

    title: str
    body: str
    url: str
    key: str  # the same for every retry, so the far side can drop duplicates
    event: Event | None = None  # none: a note to a colleague
    leave_url: str = ""  # this reader's own way out
    thread: str = ""  # the far side's reference of this incident's first message there
    replaces: str = ""  # the far side's reference of the message to edit


class SendError(Exception):
    """The far side did not take it; `permanent` says that asking again is of no use.

    `wait` is the seconds that the far side asks us to stay away, 0 where it names none.
    `slow_down` names the relay that asks us to send more slowly, if that is what it said. The
    reason is one printable line of at most 500 characters.
    """

    def __init__(
        self, reason: str, *, permanent: bool = False, wait: float = 0, slow_down: str = ""
    ) -> None:
        super().__init__(one_line(reason, 500))
        self.permanent = permanent
        self.wait = wait
        self.slow_down = slow_down


class NotBegun(SendError):
    """Nothing of it left us, so it may be sent again by anyone at any time."""


class NotReached(NotBegun):
    """It was tried, and the far side could not be had."""


class Gone(SendError):
    """The far side says that it is no more, and is not to be asked again."""


class AnswerLost(SendError):
    """All of it may have left us and no answer came: it may have been taken, it may not."""


class Reader(NamedTuple):
    """One receiver; `key` is the caller's own (a delivery's number).

    A tuple, like its receipt: a fan-out makes one of each for every mail.
    """

    key: int
    address: str
    token: str = ""  # letters, digits, - and _: makes this reader's own way out
    secret: str = ""  # what this reader's webhook is signed with
    body: str = ""  # "statuspage": the shape in which this reader's webhook wants it; else ours


class Receipt(NamedTuple):
    """What became of one reader's copy: the far side's reference, or the error."""

    reader: Reader
    reference: str = ""  # printable, at most 300 characters
    error: SendError | None = None


class Channel(Protocol):
    name: ClassVar[str]
    limit: ClassVar[Limit]

    async def send(self, note: Note, to: str) -> str:
        """Send one note; returns the far side's reference. Raises SendError."""


# Asked once for each reader, just before the first byte of the copy's text leaves. The answer no
# ends the whole fan-out: nothing further is begun, and all readers in hand come back as NotBegun.
Begin = Callable[[Reader], bool]
Settled = Callable[[Receipt], None]
Batches = AsyncIterable[Sequence[Reader]]


class Bulk(ABC):
    """A way out that takes one note to many readers, over connections that it keeps."""

    name: ClassVar[str]
    limit: ClassVar[Limit]
    # The far side drops a second copy by the note's key, so a lost answer may be asked for again.
    drops_repeats: ClassVar[bool] = False

    @abstractmethod
    async def fan_out(
        self,
        note: Note,
        batches: Batches,
        *,
        begin: Begin,
        settled: Settled,
    ) -> None:
        """Send to every reader of every batch; returns when each of them has been settled.

        `batches` is read while sending goes on: the next batch is asked for when less than the
        last one is still in hand, and no further than that. Closing it is the caller's.

        `begin` and `settled` are called in the event loop, many thousand times a second, and must
        not block. Each reader that came out of `batches` is settled exactly once, also when this
        raises or is cancelled.

        Raises NotBegun where the far side cannot be had at all (the readers not yet taken from
        `batches` stay there), and whatever `batches`, `begin` or `settled` raise.
        """

    @abstractmethod
    async def aclose(self) -> None:
        """Part from the far side; the next fan-out connects again."""

    async def send_all(self, note: Note, readers: Sequence[Reader]) -> AsyncIterator[Receipt]:
        """Send to each reader; yields every reader's receipt once, in no order."""
        receipts: asyncio.Queue[Receipt | None] = asyncio.Queue()
        sending = asyncio.create_task(self._send_all(note, readers, receipts))
        try:
            while receipt := await receipts.get():
                yield receipt
            await sending
        finally:
            sending.cancel()
            await asyncio.wait([sending])

    async def _send_all(
        self, note: Note, readers: Sequence[Reader], receipts: asyncio.Queue[Receipt | None]
    ) -> None:
        try:
            with suppress(NotBegun):  # as every receipt says
                await self.fan_out(
                    note,
                    one_batch(readers),
                    begin=lambda _: True,
                    settled=receipts.put_nowait,
                )
        finally:
            receipts.put_nowait(None)


async def one_batch(readers: Sequence[Reader]) -> AsyncIterator[Sequence[Reader]]:
    """Readers who are all known, as `fan_out` takes them."""
    yield readers
