"""Cuts a text into pieces so that a page can mark what the checker found, and quotes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from commsdesk.checks.finding import Finding, Level
from commsdesk.drafting.words import sentence

AROUND = 30  # characters of the text that a quotation shows on each side
ORDER = {Level.BLOCK: 0, Level.WARN: 1, Level.HINT: 2}


@dataclass(frozen=True)
class Piece:
    text: str
    level: str = ""  # of the worst finding that covers it; none where nothing was found


@dataclass(frozen=True)
class Quote:
    before: str
    found: str
    after: str


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """The text in order, cut where findings begin and end."""
    spans = [one for one in findings if one.end > one.start]
    cuts = sorted({0, len(text), *(min(at, len(text)) for one in spans for at in ends(one))})
    return [Piece(text[start:end], worst_over(start, end, spans)) for start, end in pairwise(cuts)]


def ends(finding: Finding) -> tuple[int, int]:
    return finding.start, finding.end


def worst_over(start: int, end: int, spans: Sequence[Finding]) -> str:
    covering = [one.level for one in spans if one.start < end and one.end > start]
    return min(covering, key=ORDER.__getitem__).value if covering else ""


def quote(text: str, finding: Finding) -> Quote | None:
    """The words that were found, with a little of what stands around them."""
    if finding.end <= finding.start:
        return None
    return Quote(
        before=last_words(text[: finding.start]),
        found=text[finding.start : finding.end],
        after=last_words(text[finding.end :][::-1])[::-1],
    )


def last_words(text: str) -> str:
    """The end of a text, from the beginning of a word on; a sign stands for what is left out."""
    if len(text) <= AROUND:
        return text
    _, space, words = text[-AROUND:].partition(" ")
    return f"…{words}" if space else f"…{text[-AROUND:]}"


def mended(text: str, finding: Finding) -> str:
    """The text with the suggestion in place of what was found; in front where nothing was."""
    if finding.end <= finding.start:
        return f"{sentence(finding.suggestion)} {text}".strip()
    return text[: finding.start] + finding.suggestion + text[finding.end :]
