"""House rules as they are written, in YAML, made ready to read by.

    say-customers:
      kind: substitution
      message: We say customers.
      swap:
        clients?: customers

A file is taken whole or not at all. docs/reference/house-rules.md says what each key does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

import re2
from yaml.nodes import Node, ScalarNode

from commsdesk.channels.measure import LIMITS
from commsdesk.checks.finding import Level
from commsdesk.checks.house import HouseRule, Kind, Pattern, Search
from commsdesk.checks.house_yaml import (
    BadHouseRules,
    bad,
    count_of,
    items,
    one_of,
    pairs,
    root_of,
    some_of,
    text_of,
)
from commsdesk.checks.wording import PROFILES, Phase

LONGEST_FILE = 50_000  # characters
LARGEST_PATTERN = 300  # steps of the matcher; 20,000 characters then take it 10 ms at the worst
LARGEST_FILE = 10_000  # steps of all patterns together
NAME = re.compile(r"[a-z][a-z0-9-]{1,49}")
NEEDED = {
    Kind.EXISTENCE: ("message", "match"),
    Kind.SUBSTITUTION: ("message", "swap"),
    Kind.REQUIREMENT: ("message", "match"),
    Kind.OCCURRENCE: ("message", "match", "most"),
}
OPTIONAL = ("level", "audiences", "phases", "channels", "except", "case", "link")


def compiled(text: str, audiences: Collection[str] = tuple(PROFILES)) -> tuple[HouseRule, ...]:
    """The rules that `text` holds. Raises BadHouseRules at the first thing that is wrong."""
    if len(text) > LONGEST_FILE:
        raise BadHouseRules(1, f"there are {len(text):,} characters; {LONGEST_FILE:,} are taken.")
    root = root_of(text)
    if root is None:
        return ()
    written = pairs(root, "the name of a rule, a colon and its keys")
    entries = [Entry(name, body, audiences) for name, body in written]
    if sum(entry.steps for entry in entries) > LARGEST_FILE:
        raise bad(root, "all patterns together are too large; use fewer or simpler ones.")
    return tuple(entry.rule for entry in entries)


class Entry:
    """One rule as it is written."""

    def __init__(self, name: ScalarNode, body: Node, audiences: Collection[str]) -> None:
        if not NAME.fullmatch(name.value):
            given = name.value[:60]
            mend = "Write 2 to 50 small letters, figures and hyphens, a letter first."
            raise bad(name, f"“{given}” is no name of a rule. {mend}")
        self.name, self.steps = name, 0
        self.keys = dict(pairs(body, "keys of the rule, such as kind: existence"))
        self.nodes = {key.value: value for key, value in self.keys.items()}
        self.kind = Kind(one_of(self.needed("kind"), Kind))
        self.refuse_strangers()
        self.minds_case = self.choice("case", ("ignore", "exact"), "ignore") == "exact"
        self.rule = self.made(audiences)

    def needed(self, key: str) -> Node:
        if key not in self.nodes:
            raise bad(self.name, f"the rule {self.name.value} lacks the key {key}.")
        return self.nodes[key]

    def choice(self, key: str, allowed: Collection[str], otherwise: str) -> str:
        return one_of(self.nodes[key], allowed) if key in self.nodes else otherwise

    def refuse_strangers(self) -> None:
        fix = () if self.kind is Kind.SUBSTITUTION else ("fix",)
        known = ("kind", *NEEDED[self.kind], *fix, *OPTIONAL)
        for key in self.keys:
            if key.value not in known:
                reason = f"the kind {self.kind} has no key {key.value}; it has {', '.join(known)}."
                raise bad(key, reason)

    def made(self, audiences: Collection[str]) -> HouseRule:
        fix = text_of(self.nodes["fix"]) if "fix" in self.nodes else ""
        return HouseRule(
            name=self.name.value,
            kind=self.kind,
            level=Level(self.choice("level", tuple(Level), Level.WARN)),
            message=text_of(self.needed("message")),
            searches=tuple(self.searches(fix)),
            exceptions=tuple(map(self.pattern, items(self.nodes.get("except")))),
            most=count_of(self.needed("most")) if self.kind is Kind.OCCURRENCE else 0,
            minds_case=self.minds_case,
            audiences=some_of(self.nodes.get("audiences"), audiences),
            phases=frozenset(map(Phase, some_of(self.nodes.get("phases"), tuple(Phase)))),
            channels=some_of(self.nodes.get("channels"), LIMITS),
            fix=fix,
            link=link_of(self.nodes),
        )

    def searches(self, fix: str) -> Iterator[Search]:
        if self.kind is Kind.SUBSTITUTION:
            what = "patterns, each with what to write instead"
            for swapped, instead in pairs(self.needed("swap"), what):
                yield Search(self.pattern(swapped), text_of(instead))
        else:
            for pattern in items(self.needed("match")):
                yield Search(self.pattern(pattern), fix)

    def pattern(self, node: Node) -> Pattern:
        written = text_of(node)
        options = re2.Options()
        options.case_sensitive = self.minds_case
        options.never_capture, options.log_errors = True, False
        try:
            pattern = re2.compile(written, options)
        except re2.error as error:
            reason = f"the pattern “{written}” is not understood: {said(error)}."
            raise bad(node, reason) from error
        if pattern.programsize > LARGEST_PATTERN:
            raise bad(node, f"the pattern “{written}” is too large; make it simpler.")
        if pattern.search(""):
            raise bad(node, f"the pattern “{written}” is found where nothing is.")
        self.steps += pattern.programsize
        return pattern


def said(error: re2.error) -> str:
    reason = error.args[0]
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def link_of(nodes: Mapping[str, Node]) -> str:
    if "link" not in nodes:
        return ""
    link = text_of(nodes["link"])
    if not link.startswith(("https://", "http://")):
        raise bad(nodes["link"], f"“{link}” is no address that begins with https://.")
    return link
