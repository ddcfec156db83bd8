"""An organisation's own rules, compiled: what a text must not or must hold, without any code.

`house_file` makes them of YAML. This file knows neither YAML nor the matcher, so that a text is
read at once where there are no such rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Protocol

from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.wording import Phase, Wording

MOST_FINDINGS = 50  # of one rule in one text
HALF = re.compile("[\ud800-\udfff]")  # of a character; no matcher takes one


class Kind(StrEnum):
    EXISTENCE = "existence"  # must not be there
    SUBSTITUTION = "substitution"  # other words are to be used
    REQUIREMENT = "requirement"  # must be there
    OCCURRENCE = "occurrence"  # may be there only so often


class Match(Protocol):
    def span(self) -> tuple[int, int]: ...


class Pattern(Protocol):
    """A compiled expression that needs time in proportion to the text, whatever it says."""

    def finditer(self, text: str) -> Iterator[Match]: ...


@dataclass(frozen=True)
class Search:
    pattern: Pattern
    instead: str = ""  # what may stand in place of what is found


@dataclass(frozen=True)
class HouseRule:
    name: str
    kind: Kind
    level: Level
    message: str
    searches: tuple[Search, ...]
    exceptions: tuple[Pattern, ...] = ()
    most: int = 0  # times that an occurrence may be there
    minds_case: bool = False
    audiences: frozenset[str] = frozenset()  # none here and in the next two: all of them
    phases: frozenset[Phase] = frozenset()
    channels: frozenset[str] = frozenset()
    fix: str = ""
    link: str = ""

    def is_for(self, wording: Wording) -> bool:
        return (
            (not self.audiences or wording.audience in self.audiences)
            and (not self.phases or wording.phase in self.phases)
            and (not self.channels or wording.channel in self.channels)
        )


def house(wording: Wording, rules: Sequence[HouseRule]) -> Iterator[Finding]:
    """All that the organisation's own rules have to say."""
    fitting = [rule for rule in rules if rule.is_for(wording)]
    if fitting:
        small, exact = HALF.sub("?", wording.plain), HALF.sub("?", wording.text)
        for rule in fitting:
            text = exact if rule.minds_case else small
            yield from islice(_findings(rule, wording.text, text), MOST_FINDINGS)


def _findings(rule: HouseRule, written: str, text: str) -> Iterator[Finding]:
    allowed = [one.span() for pattern in rule.exceptions for one in pattern.finditer(text)]
    found = sorted(_found(rule, text, allowed))
    if rule.kind is Kind.REQUIREMENT:
        if not found and not allowed:
            yield _finding(rule, 0, 0, rule.fix)
        return
    for start, end, instead in found[rule.most :]:
        yield _finding(rule, start, end, _like(written[start:end], instead))


def _found(
    rule: HouseRule, text: str, allowed: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    for search in rule.searches:
        for one in search.pattern.finditer(text):
            start, end = one.span()
            excepted = any(first < end and start < last for first, last in allowed)
            if start < end and not excepted and _is_whole(text, start, end):
                yield start, end, search.instead


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut; the matcher itself cannot look around."""
    cuts = (text[at - 1 : at + 1] for at in (start, end) if 0 < at < len(text))
    return not any(all(sign.isalnum() for sign in pair) for pair in cuts)


def _like(written: str, instead: str) -> str:
    """The replacement with a capital where what it replaces has one."""
    if written[:1].isupper() and not written[1:2].isupper():
        return instead[:1].upper() + instead[1:]
    return instead


def _finding(rule: HouseRule, start: int, end: int, suggestion: str) -> Finding:
    return Finding(
        rule=f"house/{rule.name}",
        level=rule.level,
        advice=rule.message,
        start=start,
        end=end,
        suggestion=suggestion,
        source=rule.link or "House rules",
    )
