"""Which of many phrases a text may hold, by the letters that they need.

Thousands of letters looked for one after the other take longer than all the rules. So a text is cut
into its runs of three, and only letters whose middle is among these are looked for in earnest.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


class Index:
    """`needs` says of each phrase, in their order, which letters it needs; None: no one knows."""

    def __init__(self, needs: Iterable[frozenset[str] | None]) -> None:
        self.always, found = 0, dict[str, int]()
        for place, letters in enumerate(needs):
            self.always |= (letters is None) << place
            for one in letters or ():
                found[one] = found.get(one, 0) | 1 << place
        self.by_middle: dict[str, list[tuple[str, int]]] = {}
        for one, places in found.items():
            self.by_middle.setdefault(_middle(one), []).append((one, places))
        self.short = self.by_middle.pop("", [])
        self.middles = frozenset(self.by_middle)

    def places(self, text: str) -> int:
        """Where in their order the phrases stand that the text may hold; a bit for each."""
        found = self.always
        for letters, places in self.short:
            if letters in text:
                found |= places
        for middle in self.middles & _threes(text):
            for letters, places in self.by_middle[middle]:
                if letters in text:
                    found |= places
        return found


def _middle(letters: str) -> str:
    at = len(letters) // 2 - 1
    return letters[at : at + 3] if len(letters) > 2 else ""


@lru_cache(maxsize=64)
def _threes(text: str) -> frozenset[str]:
    return frozenset(map("".join, zip(text, text[1:], text[2:], strict=False)))
