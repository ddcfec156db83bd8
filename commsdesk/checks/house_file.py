"""House rules as they are written, in YAML, and what is wrong with them: the line and the reason.

    say-customers:
      kind: substitution
      level: warn
      message: We say customers.
      swap:
        clients?: customers

The keys of a rule are in docs/reference/house-rules.md. A file is taken whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TypeVar

import re2
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from commsdesk.channels.measure import LIMITS
from commsdesk.checks.finding import Level
from commsdesk.checks.house import HouseRule, Kind, Pattern, Search
from commsdesk.checks.wording import PROFILES, Phase

LONGEST_FILE = 50_000  # characters
LARGEST_PATTERN = 300  # steps of the matcher; 20,000 characters then take it 10 ms at the worst
LARGEST_FILE = 10_000  # steps of all patterns together
DEEPEST = 4  # rules, their keys, a list or a swap; deeper is no rule
LONGEST_MESSAGE = 300
NAME = re.compile(r"[a-z][a-z0-9-]{1,58}")
KEYS = (
    "kind",
    "level",
    "message",
    "match",
    "swap",
    "except",
    "fix",
    "most",
    "case",
    "audiences",
    "phases",
    "channels",
    "link",
)

Choice = TypeVar("Choice", bound=StrEnum)


class BadHouseRules(ValueError):
    """Line {line}: {what is wrong}."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line}: {reason}")
        self.line = line
