"""A sentence that one has to read twice is not read at all by who stands at a till or a platform.

A sentence of more than 34 words is found; a sentence made of long words; and a whole text whose LIX
is above 55 because its sentences are long as well. Lists and labelled lines are not counted. Never
for responders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import readability
from commsdesk.checks.language.readability import Count
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

LONGEST = 34  # words in a sentence
DENSE, DENSE_FROM = 65, 7  # per cent of long words, in a sentence of so many words
HARDEST, LONG_ON_AVERAGE, ENOUGH = 55, 22, 30  # LIX, words in a sentence, words in the text
LISTED = re.compile(r"\s*(?:[-*•–>#]|\d{1,2}[.)]\s|[A-Z][\w&/ -]{0,30}:(?!\d))")
EXAMPLE = Example(
    wrong="Owing to circumstances that arose in the course of the night and that have since been "
    "the subject of intensive work by several of our teams, customers in the north are for the "
    "time being not in a position to hand in meter readings online.",
    right="Customers in the north cannot hand in meter readings online. Several teams are working "
    "on it.",
)


def hard_to_read(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    prose = [one for one in wording.sentences() if not _is_listed(wording.text, one)]
    counts = [readability.count(one.text) for one in prose]
    hard = [one for one, size in zip(prose, counts, strict=True) if _is_hard(size)]
    for sentence in hard:
        yield _finding("Make two or three short sentences of this.", sentence.start, sentence.end)
    if not hard and _is_hard_as_a_whole(counts):
        yield _finding("Write shorter sentences and shorter words.", 0, 0)


def _is_hard(size: Count) -> bool:
    is_dense = size.words >= DENSE_FROM and size.share_of_long_words >= DENSE
    return size.words > LONGEST or is_dense


def _is_hard_as_a_whole(sentences: list[Count]) -> bool:
    words = readability.total(sentences).words
    if words < ENOUGH or words / len(sentences) < LONG_ON_AVERAGE:
        return False
    return readability.lix(sentences) > HARDEST


def _is_listed(text: str, sentence: Sentence) -> bool:
    """Whether it is an item of a list, a labelled line, or an enumeration in itself."""
    opens_a_line = not text[: sentence.start].rpartition("\n")[2].strip()
    is_listed = opens_a_line and "\n" in text and LISTED.match(sentence.text)
    return bool(is_listed) or sentence.text.count(",") * 4 > len(sentence.text.split())


def _finding(advice: str, start: int, end: int) -> Finding:
    return Finding(
        rule="hard-to-read",
        level=Level.WARN,
        advice=advice,
        category=Category.HARD_TO_READ,
        start=start,
        end=end,
        source=COMMUNICATION_COURSE,
    )
