"""How hard a text is to read, by counting: no syllables, so that it holds for many languages.

LIX is the mean length of the sentences in words plus the percentage of words of more than six
letters (Björnsson, Läsbarhet, 1968).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONG_WORD = 6  # letters; a longer one is long


@dataclass(frozen=True)
class Count:
    words: int
    long_words: int

    @property
    def share_of_long_words(self) -> float:
        return 100 * self.long_words / max(1, self.words)


def count(text: str) -> Count:
    words = WORD.findall(text)
    return Count(len(words), sum(len(word) > LONG_WORD for word in words))


def lix(sentences: Sequence[Count]) -> float:
    whole = total(sentences)
    return whole.words / max(1, len(sentences)) + whole.share_of_long_words


def total(sentences: Iterable[Count]) -> Count:
    counts = list(sentences)
    return Count(sum(one.words for one in counts), sum(one.long_words for one in counts))
