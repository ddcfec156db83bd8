"""Every line of a timeline has its time, its zone, and an act that somebody could have filmed.

A warning for an entry without a clock time, for times without a zone, and for words that judge
("recklessly", "faulty"). A single entry outside a timeline is read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding
from commsdesk.checks.language.expressions import ZONE
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sections import Section
from commsdesk.checks.policy import Policy
from commsdesk.checks.reviews import lacks_part, part, warning
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Phase, Wording

EXAMPLE = Example(
    wrong="Timeline:\n09:12 UTC: a reckless change was made.",
    right="Timeline:\n09:12 UTC: change 4711 went out; errors rose from 1 % to 62 %.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
ENTRY = re.compile(r"(?m)^[\s\-*•|]{0,6}\d{1,2}[:.h]\d\d\b[^\n]*")
TIMED = re.compile(r"\d{1,2}[:.h]\d\d|\d{1,2} ?[ap]\.?m\b|\d{4}-\d\d-\d\d|noon|midnight")
ZONED = re.compile(rf"\b(?:{ZONE}|local|times?)\b")
SOME_ZONE = re.compile(r"\d ?\(?(?!AM|PM)[A-Z]{2,5}\b")
LOADED = phrases(
    r"""
    reckless(ly)?|careless(ly)?|negligent(ly)?|sloppy|sloppily|stupid(ly)?|foolish(ly)?|lazy|lazily
    (?<!with )(faulty|botched|bungled|terrible|awful|disastrous|catastrophic|idiotic|naive)
    unfortunately|finally (noticed|realised|realized|woke|reacted)|far too (late|slow\w*)|panick?ed
    (should|could) have (known|noticed|seen|checked|tested)|failed to (notice|react|check|see)
    """
)


def review_timeline(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if lacks_part(wording, "timeline"):
        yield warning("review-timeline", "Add a timeline: time and zone, who or what, what it did.")
    if section := part(wording, "timeline"):
        yield from _untimed(section)
    yield from _without_zone(wording)
    yield from _loaded(wording)


def _untimed(section: Section) -> Iterator[Finding]:
    for line in section.lines():
        if not TIMED.search(line.plain) and not line.plain.startswith("all times"):
            yield warning(
                "review-timeline", "Begin each entry with its time.", line.start, line.end
            )
            return  # the first is enough to say it


def _without_zone(wording: Wording) -> Iterator[Finding]:
    entries = _entries(wording)
    if entries and not ZONED.search(wording.plain) and not SOME_ZONE.search(wording.text):
        first = entries[0]
        yield warning("review-timeline", "Name the time zone.", first.start(), first.end())


def _loaded(wording: Wording) -> Iterator[Finding]:
    advice = "Say what was done and what could be seen, without a judgement."
    for entry in _entries(wording):
        for word in LOADED.finditer(wording.plain, entry.start(), entry.end()):
            yield warning("review-timeline", advice, *word.span())


def _entries(wording: Wording) -> list[re.Match[str]]:
    is_review = wording.phase is Phase.POSTMORTEM
    return list(ENTRY.finditer(wording.text)) if is_review else []
