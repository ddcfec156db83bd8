"""A way to write down phrases, one a line, so that a person can read and mend them.

A phrase is a regular expression over plain letters (small, with straight quotes and simple spaces).
Two things are easier than there: every bracket only groups, and `<name>` stands for a part that is
given by name and may hold further parts. What follows two spaces and a # is for the reader; a line
that ends in a backslash goes on in the next.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from commsdesk.checks.language.index import Index
from commsdesk.checks.language.needs import Reader, pieces

COMMENT = re.compile(r"  #.*")
GOES_ON = re.compile(r"\\\n\s*")
GROUP = re.compile(r"(?<!\\)\((?!\?)")
PART = re.compile(r"<([a-z_]+)>")

Possible = tuple[re.Pattern[str], tuple[str, ...]]  # with the letters that it needs


class Phrases:
    """Finds any of its phrases as whole words, as a compiled expression would.

    A phrase is looked for, and compiled, only in a text that holds the letters that it needs: most
    texts have few of the thousands of phrases that the rules know. Where pieces of one text are
    looked through, `whole` is that text, which is asked but once; or give where a piece ends.
    """

    def __init__(self, lines: str, parts: dict[str, str]) -> None:
        self._lines, self._parts = lines, parts
        self._given = tuple(parts.items())
        self._last: tuple[str, tuple[Possible, ...]] = "", ()

    def search(
        self, text: str, pos: int = 0, endpos: int = sys.maxsize, *, whole: str = ""
    ) -> re.Match[str] | None:
        found = (one.search(text, pos, endpos) for one in self._in(text, pos, endpos, whole))
        return min((one for one in found if one), key=re.Match.start, default=None)

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        found = (one.match(text, pos) for one, _ in self._possible(text))
        return next((one for one in found if one), None)

    def finditer(
        self, text: str, pos: int = 0, endpos: int = sys.maxsize, *, whole: str = ""
    ) -> Iterator[re.Match[str]]:
        """As they stand in the text; where several begin at one place, the one written first."""
        if not (possible := self._in(text, pos, endpos, whole)):  # as in most texts
            return
        marks = [one.search(text, pos, endpos) for one in possible]
        while first := min((mark for mark in marks if mark), key=re.Match.start, default=None):
            yield first
            for place, mark in enumerate(marks):
                if mark and mark.start() < first.end():
                    marks[place] = possible[place].search(text, first.end(), endpos)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        kept, last = [], 0
        for mark in self.finditer(text):
            kept += [
                text[last : mark.start()],
                instead if isinstance(instead, str) else instead(mark),
            ]
            last = mark.end()
        return "".join([*kept, text[last:]])

    def _in(self, text: str, pos: int, endpos: int, whole: str) -> list[re.Pattern[str]]:
        """Those that may be in a piece: what they need and the whole text holds is in it too."""
        possible = self._possible(whole or text)
        if not possible:
            return []
        piece = text[pos:endpos]
        return [
            one
            for one, needed in possible
            if not needed or any(letters in piece for letters in needed)
        ]

    def _possible(self, text: str) -> tuple[Possible, ...]:
        last, possible = self._last
        if text is not last and text not in last:  # what is in no text is in no part of it
            places = self._index.places(text)
            possible = tuple(self._asked(places, text))
            self._last = text, possible
        return possible

    def _asked(self, places: int, text: str) -> Iterator[Possible]:
        """Those of the places whose phrases find all that they ask for in the text."""
        while places:
            lowest = places & -places
            places ^= lowest
            place = lowest.bit_length() - 1
            if all(any(one in text for one in letters) for letters in self._asks[place]):
                needed = tuple(one for one in self._needs[place] or () if one in text)
                yield _whole(self._pieces[place], self._given), needed

    @cached_property
    def _asks(self) -> list[tuple[frozenset[str], ...]]:
        return list(map(self._reader.asks, self._pieces))

    @cached_property
    def _needs(self) -> list[frozenset[str] | None]:
        return list(map(self._reader.needs, self._pieces))

    @cached_property
    def _reader(self) -> Reader:
        return Reader({name: list(_lines(part)) for name, part in self._parts.items()})

    @cached_property
    def _pieces(self) -> list[str]:
        return list(pieces(_lines(self._lines)))

    @cached_property
    def _index(self) -> Index:
        return Index(self._needs)


class Later:
    """An expression that is dear to compile, and so compiled when it is first looked for."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._expression)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.search(text, pos, endpos)


def phrases(lines: str, **parts: str) -> Phrases:
    """Finds any of `lines` as whole words."""
    return Phrases(lines, parts)


@cache
def _whole(piece: str, parts: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(piece, **dict(parts))}(?!\w)")


def either(lines: str, **parts: str) -> str:
    """The expression for any of `lines`, to be put together with others."""
    filled = PART.sub(lambda part: either(parts[part[1]], **parts), "|".join(_lines(lines)))
    return f"(?:{GROUP.sub('(?:', filled)})"


def _lines(lines: str) -> Iterator[str]:
    kept = (COMMENT.sub("", line).strip() for line in GOES_ON.sub("", lines).splitlines())
    return (line for line in kept if line)
