"""A draft as the checker read it: each text cut at its marks, and each finding once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from commsdesk.checks.finding import Finding, Level
from commsdesk.desk.forms.draft import CHANNELS
from commsdesk.desk.marks import ORDER, Piece, Quote, pieces, quote
from commsdesk.drafting.findings import findings
from commsdesk.drafting.models import Draft, Revision

LABELS = {"title": "Title", **CHANNELS}


@dataclass(frozen=True)
class Text:
    channel: str
    label: str
    pieces: list[Piece]
    words: int


@dataclass(frozen=True)
class Note:
    """One finding, with the texts in which it stands."""

    places: tuple[tuple[str, Finding], ...]  # channel, and the finding with its span there
    quote: Quote | None

    @property
    def finding(self) -> Finding:
        return self.places[0][1]

    @property
    def channel(self) -> str:
        return self.places[0][0]

    @property
    def where(self) -> str:
        return ", ".join(dict.fromkeys(label(channel) for channel, _ in self.places))

    @property
    def place(self) -> str:
        """Names the span for the button that puts the suggestion there; empty where none is."""
        one = self.finding
        return f"{self.channel}:{one.rule}:{one.start}:{one.end}" if one.suggestion else ""


@dataclass(frozen=True)
class Reading:
    title: list[Piece]
    texts: list[Text]
    notes: list[Note]  # what blocks first

    @property
    def blocks(self) -> bool:
        return any(note.finding.level is Level.BLOCK for note in self.notes)


def read(draft: Draft, revision: Revision, now: datetime) -> Reading:
    """`revision` may be one that is not saved."""
    found = findings(draft, now, revision)
    return Reading(
        title=pieces(revision.title, found.get("title", [])),
        texts=[
            Text(channel, label(channel), pieces(text, found.get(channel, [])), len(text.split()))
            for channel, text in revision.words.items()
        ],
        notes=notes({"title": revision.title, **revision.words}, found),
    )


def notes(texts: dict[str, str], found: dict[str, list[Finding]]) -> list[Note]:
    """The same finding in two texts is one thing to mend, and is said once."""
    standing: dict[tuple[str, str, str], list[tuple[str, Finding]]] = {}
    for channel, findings_there in found.items():
        for one in findings_there:
            key = (one.rule, one.advice, texts[channel][one.start : one.end])
            standing.setdefault(key, []).append((channel, one))
    listed = [
        Note(tuple(places), quote(texts[places[0][0]], places[0][1]))
        for places in standing.values()
    ]
    return sorted(listed, key=lambda one: ORDER[one.finding.level])


def label(channel: str) -> str:
    return LABELS.get(channel, channel.capitalize())
