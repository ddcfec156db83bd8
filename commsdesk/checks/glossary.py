"""The organisation's glossary: terms, who understands them, and plain words for all others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.sentences import Sentence, plain
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording


@dataclass(frozen=True)
class Term:
    term: str  # "OOM"
    plain_words: str  # "ran out of memory"
    fine_for: frozenset[str] = frozenset()  # keys of the audiences that know it


def unknown_terms(wording: Wording, glossary: Sequence[Term]) -> Iterator[Finding]:
    """Terms that the audience does not know and that their sentence does not explain."""
    if wording.profile is Profile.RESPONDERS:
        return
    for term in glossary:
        if _small(term.term) in wording.plain and wording.audience not in term.fine_for:
            for sentence in wording.sentences():
                if _small(term.plain_words) not in sentence.plain:
                    yield from _uses(term, sentence)


def knows(glossary: Sequence[Term], term: str) -> bool:
    """Whether the organisation has its own word about a term, whatever it says."""
    return any(_small(one.term) == term for one in glossary)


def _uses(term: Term, sentence: Sentence) -> Iterator[Finding]:
    for mark in _pattern(_small(term.term)).finditer(sentence.plain):
        yield Finding(
            rule="glossary",
            level=Level.WARN,
            advice=f"Write “{term.plain_words}”: this audience may not know “{term.term}”.",
            category=Category.JARGON,
            start=sentence.start + mark.start(),
            end=sentence.start + mark.end(),
            suggestion=term.plain_words,
            source=COMMUNICATION_COURSE,
        )


_small = lru_cache(maxsize=5000)(plain)


@lru_cache(maxsize=5000)
def _pattern(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?:e?s)?(?!\w)")
