"""What every way out shares: the note, the letter, its readers, the receipt and the one exception."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from commsdesk.channels.measure import Limit


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
    """The far side did not take it; `permanent` says that asking again is of no use."""

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent


@dataclass(frozen=True)
class Reader:
    """One receiver of a letter; `key` is the caller's own (a delivery's number)."""

    key: int
    address: str
    token: str  # opaque; makes this reader's own way out


@dataclass(frozen=True)
class Receipt:
    """What became of one reader's copy: the far side's reference, or the error."""

    reader: Reader
    reference: str = ""
    error: SendError | None = None


class Channel(Protocol):
    name: ClassVar[str]
    limit: ClassVar[Limit]

    async def send(self, note: Note, to: str) -> str:
        """Send one note; returns the far side's reference. Raises SendError."""


class Bulk(Protocol):
    """A way out that takes one letter to many readers over connections that it keeps."""

    name: ClassVar[str]
    limit: ClassVar[Limit]

    def send_all(self, note: Note, readers: Iterable[Reader]) -> AsyncIterator[Receipt]:
        """Send to each reader; yields every reader's receipt once, in no order."""
