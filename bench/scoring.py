"""How right the checker is on labelled messages: what it should find, what it finds, and the sums.

A row of a corpus is `{id, text, audience, phase, channel, labels, optional}`; the categories in
`optional` are open to debate and count neither way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commsdesk import checks
from commsdesk.checks.asked import asked
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation

CORPUS = Path(__file__).parent.parent / "tests" / "checks" / "corpus"
CATEGORIES = tuple(one.value for one in Category if one is not Category.NONE)


@dataclass(frozen=True)
class Row:
    id: str
    text: str
    audience: str
    phase: str
    channel: str
    labels: frozenset[str]
    optional: frozenset[str]


@dataclass(frozen=True)
class Answer:
    row: Row
    findings: Sequence[Finding]  # at warn or block, less those open to debate

    @property
    def found(self) -> frozenset[str]:
        return frozenset(one.category.value for one in self.findings) - {Category.NONE.value}


@dataclass(frozen=True)
class Score:
    """Counts of messages, for one category."""

    right: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false_alarms)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.false_alarms + self.missed)


def rows(half: str) -> list[Row]:
    """The rows of every `tests/checks/corpus/HALF*.jsonl`; none where there is no such file."""
    files = sorted(CORPUS.glob(f"{half}*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    given = [json.loads(line) for line in lines]
    sets = ("labels", "optional")
    return [Row(**{**one, **{name: frozenset(one[name]) for name in sets}}) for one in given]


def read(row: Row) -> list[Finding]:
    """All findings, as `commsdesk check` has them."""
    wording = asked(row.text, audience=row.audience, phase=row.phase, channel=row.channel)
    return checks.read(wording, Situation(), Policy())


def answer(row: Row) -> Answer:
    heavy = [one for one in read(row) if one.level is not Level.HINT]
    return Answer(row, [one for one in heavy if one.category.value not in row.optional])


def score(category: str, answers: Iterable[Answer]) -> Score:
    right = false_alarms = missed = 0
    for one in answers:
        is_labelled = category in one.row.labels - one.row.optional
        is_found = category in one.found
        right += is_labelled and is_found
        false_alarms += is_found and not is_labelled
        missed += is_labelled and not is_found
    return Score(right, false_alarms, missed)


def macro_f1(answers: Sequence[Answer]) -> float:
    """The mean over the categories that are labelled or found at all."""
    scores = [score(category, answers) for category in CATEGORIES]
    counted = [one.f1 for one in scores if one != Score(0, 0, 0)]
    return sum(counted) / max(1, len(counted))


def alarmed(answers: Iterable[Answer], *levels: Level) -> float:
    """The share of clean messages on which something at one of the levels is found."""
    clean = [one for one in answers if not one.row.labels]
    hit = [one for one in clean if any(finding.level in levels for finding in one.findings)]
    return len(hit) / max(1, len(clean))
