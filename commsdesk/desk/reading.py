"""A draft as the checker read it: each text cut at its marks, and each finding once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from commsdesk.checks.finding import Finding, Level
from commsdesk.desk.forms.base import Form
from commsdesk.desk.forms.draft import CHANNELS
from commsdesk.desk.marks import ORDER, Piece, Quote, pieces, quote
from commsdesk.drafting.findings import decisions, fingerprint, read_draft, texts_of
from commsdesk.drafting.models import Draft, Override, Revision

LABELS = {"title": "Title", "text": "The text", **CHANNELS}


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
    fingerprint: str
    decision: Override | None  # that it may stand
    form: Form | None = None  # with which this colleague may decide so

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
    differences: list[Finding]  # between channels

    @property
    def blocks(self) -> bool:
        return any(one.finding.level is Level.BLOCK and not one.decision for one in self.notes)


def read(draft: Draft, revision: Revision, now: datetime) -> Reading:
    """`revision` may be one that is not saved."""
    found = read_draft(draft, now, revision)
    return Reading(
        title=pieces(revision.title, found.texts["title"]),
        texts=[
            Text(channel, label(channel), pieces(text, found.texts[channel]), len(text.split()))
            for channel, text in revision.words.items()
        ],
        notes=notes(texts_of(revision), found.texts, decisions(revision)),
        differences=found.between,
    )


def read_text(text: str, found: list[Finding]) -> Reading:
    """Of a text that belongs to no draft."""
    return Reading(
        title=[],
        texts=[Text("text", label("text"), pieces(text, found), len(text.split()))],
        notes=notes({"text": text}, {"text": found}, {}),
        differences=[],
    )


def notes(
    texts: dict[str, str], found: dict[str, list[Finding]], decided: dict[str, Override]
) -> list[Note]:
    """The same finding in two texts is one thing to mend, and is said once."""
    standing: dict[str, list[tuple[str, Finding]]] = {}
    for channel, findings_there in found.items():
        for one in findings_there:
            key = fingerprint(one, texts[channel][one.start : one.end])
            standing.setdefault(key, []).append((channel, one))
    listed = [
        Note(tuple(places), quote(texts[places[0][0]], places[0][1]), key, decided.get(key))
        for key, places in standing.items()
    ]
    return sorted(listed, key=lambda one: (one.decision is not None, ORDER[one.finding.level]))


def label(channel: str) -> str:
    return LABELS.get(channel, channel.capitalize())
