"""Every rule as a person is told of it: its reason, an example, and how grave it is for whom."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from inspect import cleandoc
from typing import Any

from commsdesk.checks import RULES, Rule
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.situation import Promise, Situation, Statement
from commsdesk.checks.wording import PROFILES, Phase, Wording

AUDIENCES = ("public", "executive", "internal", "responders")  # one of each profile


@dataclass(frozen=True)
class Entry:
    rule: Rule
    name: str
    reason: str  # the first line of the file
    more: str  # the paragraphs below it
    example: Example

    def says(self, text: str, audience: str = "") -> list[Finding]:
        """What the rule says of `text`, read as the example is, or for another audience."""
        example, audience = self.example, audience or self.example.audience
        wording = Wording(text, PROFILES[audience], Phase(example.phase), example.channel, audience)
        return sorted(self.rule(wording, example.situation, example.policy), key=_by_level)

    def levels(self) -> Iterator[tuple[str, Level]]:
        """How grave the example's fault is for each audience that it concerns."""
        for audience in dict.fromkeys([*AUDIENCES, self.example.audience]):
            for one in self.says(self.example.wrong, audience)[:1]:
                yield audience, one.level


def entries() -> list[Entry]:
    return [_entry(rule) for rule in RULES]


def _entry(rule: Rule) -> Entry:
    module = sys.modules[rule.__module__]
    reason, _, more = cleandoc(module.__doc__ or "").partition("\n")
    name = rule.__name__.replace("_", "-")
    return Entry(rule, name, reason, more.strip(), module.EXAMPLE)


def _by_level(one: Finding) -> int:
    return list(Level).index(one.level)


def known(situation: Situation) -> list[str]:
    """What is known of the incident, each a few words; nothing of the empty situation."""
    empty = Situation()
    return [
        said
        for field in fields(situation)
        if (value := getattr(situation, field.name)) != getattr(empty, field.name)
        for said in _said(field.name.replace("_", " "), value)
    ]


def _said(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield name
    elif isinstance(value, datetime):
        yield f"{name} {value.astimezone(UTC):%H:%M} UTC"
    elif isinstance(value, timedelta):
        yield f"{name} {value // timedelta(minutes=1)} minutes"
    elif isinstance(value, Promise):
        yield f"{name} {'broken' if value.is_broken else 'running'}: {value.due_at:%H:%M} UTC"
    elif isinstance(value, frozenset):
        yield f"{name}: {', '.join(sorted(value))}"
    elif isinstance(value, tuple):
        yield from (_stated(name, one) for one in value)
    else:
        yield f"{name}: {value}"


def _stated(name: str, one: Statement) -> str:
    share = f", {one.share:g} %" if one.share is not None else ""
    number = f", {one.number:,}" if one.number is not None else ""
    standing = "" if one.standing == "confirmed" else f", {one.standing.value}"
    kept = "" if one.may_be_told else ", not for this audience"
    earlier = "earlier " if name == "earlier" else ""
    return f"{earlier}{one.fact.replace('_', ' ')}: “{one.text}”{share}{number}{standing}{kept}"
