"""Reads YAML piece by piece, so that every slip is told with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

DEEPEST = 3  # the file, a rule, a list of it: what is deeper is no rule
LONGEST_TEXT = 300  # characters
UNKEPT = re.compile("[\0\ud800-\udfff]")  # neither the matcher nor the database takes one


class BadHouseRules(ValueError):
    """Line {line}: {what is wrong, and what to write}."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line}: {reason}")
        self.line = line


def bad(node: Node, reason: str) -> BadHouseRules:
    return BadHouseRules(line_of(node.start_mark), reason)


def line_of(mark: object) -> int:
    """Counted from 1."""
    return mark.line + 1 if isinstance(mark, yaml.Mark) else 1


def root_of(text: str) -> Node | None:
    """None where there is nothing but blanks and comments. Raises BadHouseRules."""
    try:
        for event in events_of(text):
            if isinstance(event, yaml.ScalarEvent) and UNKEPT.search(event.value):
                reason = "there is an escaped sign that cannot be kept, \\0 or half a character."
                raise BadHouseRules(line_of(event.start_mark), reason)
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        reason = error.problem or error.context or "this is not YAML"
        raise BadHouseRules(line_of(error.problem_mark), f"{reason}.") from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise BadHouseRules(line, "there is a sign that cannot be shown.") from error


def events_of(text: str) -> Iterator[yaml.Event]:
    """Refuses what is deep before the whole is read, for a level would be a call within a call."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise BadHouseRules(line_of(event.start_mark), "this is nested too deeply for a rule.")
        yield event


def pairs(node: Node, what: str) -> Iterator[tuple[ScalarNode, Node]]:
    """Each name with what belongs to it; `what` says what should stand here if it does not."""
    if not isinstance(node, MappingNode) or not node.value:
        raise bad(node, f"here should be {what}.")
    seen = set()
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise bad(key, f"here should be {what}.")
        if key.value in seen:
            raise bad(key, f"“{key.value}” stands here twice.")
        seen.add(key.value)
        yield key, value


def items(node: Node | None) -> list[Node]:
    """One text, or a list of them."""
    if isinstance(node, SequenceNode):
        if not node.value:
            raise bad(node, "here should be at least one text.")
        return list(node.value)
    return [] if node is None else [node]


def text_of(node: Node) -> str:
    text = node.value.strip() if isinstance(node, ScalarNode) else ""
    if not text:
        raise bad(node, "here should be a text.")
    if len(text) > LONGEST_TEXT:
        raise bad(node, f"this has {len(text)} characters; {LONGEST_TEXT} are taken.")
    return str(text)


def one_of(node: Node, allowed: Iterable[str]) -> str:
    text = text_of(node)
    if text not in (names := tuple(allowed)):
        raise bad(node, f"“{text}” is none of {', '.join(names)}.")
    return text


def some_of(node: Node | None, allowed: Collection[str]) -> frozenset[str]:
    return frozenset(one_of(one, allowed) for one in items(node))


def count_of(node: Node) -> int:
    text = text_of(node)
    if not (text.isascii() and text.isdecimal() and 1 <= len(text) <= 3 and int(text)):
        raise bad(node, f"“{text}” is no number from 1 to 999.")
    return int(text)
