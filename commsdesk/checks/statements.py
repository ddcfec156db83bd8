"""Whether a text says what a statement of the fact sheet says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from commsdesk.checks.language.sentences import plain
from commsdesk.checks.language.words import Word, stems, telling
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.wording import Wording

LONG_WORD = 9  # letters: "certificate" tells twice as much as "card"
ENOUGH = 0.5  # of what a statement tells, to hold that it was said


def told(situation: Situation, *facts: str) -> Iterator[Statement]:
    """The current statements of these facts that are known and that the audience may know."""
    for statement in situation.statements:
        known = statement.standing is not Standing.UNKNOWN
        if statement.fact in facts and statement.may_be_told and known:
            yield statement


def is_said(statement: Statement, wording: Wording) -> bool:
    """Whether at least half of what the statement tells is in the text."""
    meaning = meaning_of(statement)
    said = sum(weight for stem, weight in meaning.items() if stem in wording.stems)
    return bool(meaning) and said >= ENOUGH * sum(meaning.values())


@lru_cache(maxsize=512)
def meaning_of(statement: Statement) -> Mapping[str, int]:
    """The stems of all that a statement tells, its figures included, each with its weight."""
    words = telling(plain(f"{statement.about} {statement.text}"))
    meaning = {word.stem: 2 if word.end - word.start >= LONG_WORD else 1 for word in words}
    return meaning | dict.fromkeys(figures_of(statement), 1)


def figures_of(statement: Statement) -> Iterator[str]:
    if statement.share is not None:
        yield f"{statement.share:g}%"
    if statement.number is not None:
        yield str(statement.number)


def free_words(situation: Situation) -> frozenset[str]:
    """The stems that this audience may read: of what it may know, and of public names."""
    public = _stems_of(situation.public_names)
    return public.union(*(meaning_of(one) for one in situation.statements if one.may_be_told))


@lru_cache(maxsize=16)
def _stems_of(names: frozenset[str]) -> frozenset[str]:
    return stems(plain(" ".join(names)))


def weight_of(words: Iterable[Word], meaning: Mapping[str, int]) -> int:
    return sum(meaning[stem] for stem in {word.stem for word in words})
