"""The parts of a review under their headings, and the lines in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from commsdesk.checks.language.patterns import either

KINDS = {
    "summary": "((executive|management) )?summary|in short|overview|at a glance",
    "timeline": "timeline|chronology|sequence of events|course of events",
    "cause": "root causes?|(the )?causes?|why it happened",
    "impact": "impact|effects?|consequences|damage",
    "lessons": "lessons( (learned|learnt))?|what we (have )?learn(ed|t)|learnings|takeaways",
    "actions": "actions?( items)?|action plan|next steps|measures|follow-ups?|to-?dos",
    "other": r"(five|5) whys|whys|what went (well|wrong|badly)|resolution|background|detection",
}
NAMED = "|".join(f"(?P<{kind}>{either(names)})" for kind, names in KINDS.items())
HEADING = re.compile(rf"(?m)^[ \t#*_\d.)]{{0,8}}(?:{NAMED})[ *_]{{0,4}}(?::[ *_]{{0,4}}|$)")
LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"[\s\-*•–|#]{0,8}(?:\d{1,2}[.)]\s)?")
WHOLE = 3  # headings that make a text a whole review


@dataclass(frozen=True)
class Line:
    start: int
    end: int
    plain: str  # in small letters, without its bullet


@dataclass(frozen=True)
class Section:
    kind: str
    start: int  # of its heading
    body: int  # where the words below the heading begin
    end: int
    plain: str  # the body in small letters

    def lines(self) -> Iterator[Line]:
        for mark in LINE.finditer(self.plain):
            bullet = BULLET.match(mark[0])
            first = mark.start() + (bullet.end() if bullet else 0)
            if words := self.plain[first : mark.end()].rstrip():
                start = self.body + first
                yield Line(start, start + len(words), words)


@lru_cache(maxsize=8)  # several rules ask for the same text
def sections(text: str) -> tuple[Section, ...]:
    """Those of `text`, which keeps its line breaks, in their order."""
    small = "".join(sign.lower()[:1] or sign for sign in text)
    marks = list(HEADING.finditer(small))
    ends = [*(mark.start() for mark in marks), len(small)]
    return tuple(
        Section(mark.lastgroup or "", mark.start(), mark.end(), end, small[mark.end() : end])
        for mark, (_, end) in zip(marks, pairwise(ends), strict=True)
    )
