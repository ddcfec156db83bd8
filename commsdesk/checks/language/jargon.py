"""Where a text uses a term of the trade, and whether its sentence explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from commsdesk.checks.language.jargon_terms import TERMS
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.language.words import stems

WORD = re.compile(r"[a-z0-9]+")
JOINTS = (" ", "-", "/")
ERRORS_BY_NUMBER = re.compile(r"\b(?:[45][0-5]\ds|http (?:error )?[45]\d\d)\b")  # "502s"
EXPLAINS = re.compile(
    r"\s?\((?!s\))|,? (?:which|that is|i\.e\.|meaning|in other words|a kind of)\b|, (?:the|our|a) "
)
NAME_BEFORE = re.compile(r"[a-z,] [A-Z][a-z]+ \Z")
NOT_ALONE = re.compile(r"[.@_][a-z0-9]")


@dataclass(frozen=True)
class Entry:
    words: tuple[str, ...]
    plain_words: str
    is_in_capitals: bool = False


@dataclass(frozen=True)
class Use:
    start: int  # in the whole text
    end: int
    term: str  # as the table writes it, in small letters
    plain_words: str
    is_explained: bool


def _entries() -> Iterator[Entry]:
    for line in filter(None, map(str.strip, TERMS.splitlines())):
        spellings, _, plain_words = line.partition(" | ")
        for term in spellings.split(", "):
            words = tuple(WORD.findall(term.lower()))
            yield Entry(words, plain_words, is_in_capitals=term.isupper())


def _by_first_word() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(_entries(), key=lambda one: -len(one.words)):
        found.setdefault(entry.words[0], []).append(entry)
        if len(entry.words) == 1:
            found.setdefault(entry.words[0] + "s", []).append(entry)
    return found


BY_FIRST_WORD = _by_first_word()


@lru_cache(maxsize=512)  # several rules ask
def uses(sentence: Sentence) -> tuple[Use, ...]:
    """The terms in a sentence, the longest where several begin at the same word."""
    return tuple(_uses(sentence))


def _uses(sentence: Sentence) -> Iterator[Use]:
    ends = 0
    for word in WORD.finditer(sentence.plain):
        for entry in BY_FIRST_WORD.get(word[0], ()):
            end = _end(entry, sentence, word)
            if end and word.start() >= ends:
                ends = end
                yield _use(entry, sentence, word.start(), end)
    for mark in ERRORS_BY_NUMBER.finditer(sentence.plain):
        yield _use(Entry((mark[0],), "error pages"), sentence, *mark.span())


def _end(entry: Entry, sentence: Sentence, first: re.Match[str]) -> int:
    """Where the term ends; 0 where it is not this term that stands here."""
    text, end = sentence.plain, first.end()
    for word in entry.words[1:]:
        if text[end : end + 1] not in JOINTS or not text.startswith(word, end + 1):
            return 0
        end += 1 + len(word)
    if text[end : end + 1] == "s" and len(entry.words) > 1:
        end += 1
    if text[end : end + 1].isalnum() or NOT_ALONE.match(text, end):
        return 0
    written = sentence.text[first.start() : end]
    if len(entry.words) > 1 and first.start() and written.istitle():
        return 0  # "Load Balancers": a product
    if entry.is_in_capitals and NAME_BEFORE.search(sentence.text[: first.start()]):
        return 0  # "Cirrus CDN": a company
    is_meant = not entry.is_in_capitals or written.rstrip("s").isupper()
    return end if is_meant and text[first.start() - 1 : first.start()] not in ("_", "@", ".") else 0


def _use(entry: Entry, sentence: Sentence, start: int, end: int) -> Use:
    return Use(
        start=sentence.start + start,
        end=sentence.start + end,
        term=" ".join(entry.words),
        plain_words=entry.plain_words,
        is_explained=_is_explained(entry, sentence.plain, start, end),
    )


def _is_explained(entry: Entry, text: str, start: int, end: int) -> bool:
    """ "(OOM)", "OOM (it ran out of memory)" and "OOM: it ran out of memory" explain it."""
    is_a_gloss = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    is_a_gloss = is_a_gloss or text[:start].endswith(", or ")
    if is_a_gloss or EXPLAINS.match(text, end):
        return True
    rest = f"{text[:start]} {text[end:]}"
    return any(len(one) > 3 for one in stems(entry.plain_words)) and stems(
        entry.plain_words
    ) <= stems(rest)
