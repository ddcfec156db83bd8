"""What a text must hold for a phrase to be in it, read off the phrase without compiling it.

`(we|they) (will|shall) (not )?refund\\w*` is in no text without "refund". Of all that a phrase asks
for, that is taken which is longest where it is shortest: the rarest, as far as one can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# One of these stands in the text, and the shortest has so many letters; None: nothing can be said.
Needs = tuple[int, frozenset[str]] | None

TOKEN = re.compile(
    r"(?P<part><[a-z_]+>)"
    r"|(?P<look>\(\?<?[=!])|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<many>[?*+]\??|\{[\d,]*\}\??)"
    r"|(?P<other>\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[.^$])"
    r"|(?P<letters>[^\\()|<>\[\]?*+{}.^$]+?(?=[^\\()|<>\[\]?*+{}.^$][?*+{]|[\\()|<>\[\]?*+{}.^$]|\Z))"
    r"|(?P<stray>.)"
)
Token = tuple[str, str]
FEW = 100  # letters that are looked for one after the other


def pieces(lines: Iterator[str]) -> Iterator[str]:
    """The alternatives that the lines hold, one by one."""
    for line in lines:
        depth = start = 0
        for mark in TOKEN.finditer(line):
            depth += (mark.lastgroup in ("open", "look")) - (mark.lastgroup == "close")
            if mark.lastgroup == "bar" and not depth:
                yield line[start : mark.start()]
                start = mark.end()
        yield line[start:]


class Reader:
    """Reads phrases that share their parts."""

    def __init__(self, parts: Mapping[str, list[str]]) -> None:
        self.parts, self.known = parts, dict[str, Needs]()

    def needs(self, phrase: str) -> frozenset[str] | None:
        """Letters one of which stands in any text that holds the phrase; None: who knows."""
        found = self._read(phrase)
        return found[1] if found else None

    def asks(self, phrase: str) -> tuple[frozenset[str], ...]:
        """All that it needs, as far as that is one of a few letters; the fewest first."""
        (asked, *others) = self._asked(_tokens(phrase))
        few = [one[1] for one in asked if one and len(one[1]) <= FEW]
        return () if others else tuple(sorted(few, key=len))

    def _read(self, phrase: str) -> Needs:
        return self._alternatives(_tokens(phrase))

    def _alternatives(self, tokens: Iterator[Token]) -> Needs:
        return _any_of([_rarest(asked) for asked in self._asked(tokens)])

    def _asked(self, tokens: Iterator[Token]) -> list[list[Needs]]:
        """By each alternative of a group, up to the bracket that closes it."""
        found: list[list[Needs]] = []
        asked: list[Needs] = []  # by the alternative at hand
        for kind, text in tokens:
            if kind in ("bar", "close"):
                found.append(asked)
                asked = []
                if kind == "close":
                    break
            elif kind == "many":
                last = asked.pop() if asked else None
                asked += [last] if text[0] == "+" else []  # else it may be absent
            else:
                asked.append(self._one(kind, text, tokens))
        return found

    def _one(self, kind: str, text: str, tokens: Iterator[Token]) -> Needs:
        if kind == "letters":
            return len(text.strip()), frozenset([text])
        if kind == "part":
            return self._part(text[1:-1])
        if kind == "open":
            return self._alternatives(tokens)
        if kind == "look":
            self._alternatives(tokens)
        return None

    def _part(self, name: str) -> Needs:
        if name not in self.known:
            self.known[name] = _any_of([self._read(line) for line in self.parts[name]])
        return self.known[name]


def _tokens(phrase: str) -> Iterator[Token]:
    tokens = [(mark.lastgroup or "", mark[0]) for mark in TOKEN.finditer(phrase)]
    return iter([*tokens, ("close", ")")])


def _any_of(needs: list[Needs]) -> Needs:
    known = [one for one in needs if one]
    if not known or len(known) < len(needs):
        return None
    return min(one[0] for one in known), frozenset().union(*(one[1] for one in known))


def _rarest(asked: list[Needs]) -> Needs:
    best = max((one for one in asked if one), key=_shortest, default=None)
    return best if best and best[0] else None


def _shortest(needs: tuple[int, frozenset[str]]) -> int:
    return needs[0]
