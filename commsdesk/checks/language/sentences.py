"""How a text divides into sentences, and a sentence into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

STRAIGHT = str.maketrans("’‘‛“”„\u00a0\u202f\u2009\t\r\n", "'''\"\"\"      ")
ENDING = re.compile(r"[.!?…]{1,9}[\"'”’)\]]{0,3}(?=\s|$)|\n")
WORD_BEFORE = re.compile(r"[\w.]{1,12}$")
NEXT_WORD = re.compile(r"[^\w\n]{0,9}(\w+)")
INITIAL = re.compile(r"(?:^|\b(?:[a-z]+,?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?)\s)[A-HJ-Z]$")

NEW_THOUGHT = re.compile(r"\s|[-*•–>#]|\d{1,2}[.)]\s|(?:[A-Z]\w*\s){0,3}[A-Za-z]\w*:")
FULL_LINE, LONG_LINE = 60, 200  # characters

# Short forms, by whether their full stop can end a sentence too.
NEVER = "approx e.g i.e dr mr mrs ms prof vs cf incl ca sgt"
UNLESS_A_NUMBER_FOLLOWS = """
    no nr ref tel ext est max min jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun
    """
BEFORE_A_CAPITAL = "a.m p.m am pm mins sec secs hr hrs etc st inc ltd co corp dept u.s u.k e.u"
NEVER_LAST = frozenset(NEVER.split())
LAST_UNLESS_A_NUMBER_FOLLOWS = frozenset(UNLESS_A_NUMBER_FOLLOWS.split())
LAST_ONLY_BEFORE_A_CAPITAL = frozenset(BEFORE_A_CAPITAL.split())
ZONES = {"UTC", "GMT", "CET", "CEST", "BST", "EST", "EDT", "ET", "CST", "CDT", "PST", "PDT", "PT"}

BREAK = re.compile(
    r"[;()–—]|[,:](?!\d)|\s-\s"
    r"|\b(?:and(?! running)|but|while|whilst|although|though|so|because|which|where|since|until"
    r"|till|once|when|after|before|as soon as|as long as|if|unless|whether)\b"
)
SUBORDINATE = re.compile(r"(?:until|till|once|when|after|before|as soon as|as long as|if|unless)\b")


@dataclass(frozen=True)
class Clause:
    start: int  # in its sentence
    text: str  # in plain letters, with the word that opens it

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_subordinate(self) -> bool:
        """Whether it says under which condition, not what will be."""
        return bool(SUBORDINATE.match(self.text.lstrip()))


@dataclass(frozen=True)
class Sentence:
    start: int
    text: str  # as written
    plain: str  # the same length in plain letters
    whole: str = ""  # all of the text in plain letters

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        cuts = [0, *(mark.start() for mark in BREAK.finditer(self.plain)), len(self.plain)]
        return tuple(
            Clause(first, self.plain[first:last].rstrip())
            for first, last in pairwise(cuts)
            if first < last
        )


def plain(text: str) -> str:
    """`text` in small letters with straight quotes and simple spaces, of the same length."""
    small = text.translate(STRAIGHT).lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower()[:1] or letter for letter in text.translate(STRAIGHT))


def split(text: str, small: str) -> Iterator[Sentence]:
    """The sentences of `text`; `small` is its plain form."""
    start = 0
    for mark in ENDING.finditer(text):
        if _ends(text, start, mark):
            yield from _sentence(text, small, start, mark.end())
            start = mark.end()
    yield from _sentence(text, small, start, len(text))


def _sentence(text: str, small: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if start < end:
        yield Sentence(start, text[start:end], small[start:end], small)


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    follows = NEXT_WORD.match(text, mark.end())
    word = follows[1] if follows else ""
    if mark[0] == "\n":
        return not word[:1].islower() and not _is_wrapped(text, mark.start())
    if mark[0] != ".":
        return mark[0][0] in "!?" or not word[:1].islower()
    return not word or _full_stop_ends(text[max(start, mark.start() - 30) : mark.start()], word)


def _is_wrapped(text: str, line_break: int) -> bool:
    """Whether the line break is only there because the line was full."""
    line = text[text.rfind("\n", max(0, line_break - LONG_LINE), line_break) + 1 : line_break]
    return len(line) >= FULL_LINE and not NEW_THOUGHT.match(text, line_break + 1)


def _full_stop_ends(before: str, word: str) -> bool:
    """Whether a full stop between `before` and `word` ends a sentence or only a short form."""
    found = WORD_BEFORE.search(before)
    last = found[0] if found else ""
    known = last.lower()
    if known in NEVER_LAST or (last.isdecimal() and last == before.strip()):
        return False  # the second: "1. Restart the queue"
    if known in LAST_UNLESS_A_NUMBER_FOLLOWS:
        return not word[0].isdecimal() and not word[0].islower()
    if known in LAST_ONLY_BEFORE_A_CAPITAL:
        return word[0].isupper() and word not in ZONES
    return not INITIAL.search(before)  # "nurse J. Ruiz", but "Hall B. We open"
