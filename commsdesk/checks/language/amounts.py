"""How many customers a text says are affected: a share, in figures or in words, or a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commsdesk.checks.language.patterns import Later, either, phrases
from commsdesk.checks.language.scope import COURTESY
from commsdesk.checks.language.sentences import Sentence

PEOPLE = """
    customers?|users?|people|patients?|passengers?|pupils?|students?|learners?|players?|members?
    guests?|visitors?|subscribers?|accounts?|households?|homes?|clients?|citizens?|residents?
    parents?|families|callers?|merchants?|partners?|agencies|drivers?|buyers?|orders?|shops?|stores?
    cardholders?|riders?|readers?|viewers?
    """
# Each worded share with the least and the most per cent that it may stand for.
ABOUT = "((about|around|nearly|almost|roughly|only|just) )?"
A_SMALL = "a (very )?(small|tiny|limited|low)"
WORDED: tuple[tuple[str, float, float], ...] = (
    ("a few|a handful( of)?|a couple( of)?|very few|hardly any|isolated|individual", 0, 10),
    (f"{A_SMALL} (number|share|part|fraction|group|subset|percentage|minority)( of)?", 0, 10),
    ("(one|1) (in|out of) (ten|10)", 5, 15),
    ("(one|1) (in|out of) (five|5)", 14, 26),
    ("(a|one) quarter( of)?", 18, 32),
    ("(a|one) third( of)?", 26, 40),
    ("half( of)?( (all|the|our)){0,2}", 40, 60),
    ("two thirds( of)?", 60, 74),
    ("three quarters( of)?", 68, 82),
    ("(most|the majority|the bulk|more than half)( of)?( (the|our)){0,2}", 50, 100),
    ("all( of)?( (the|our)){0,2}|every|every single", 85, 100),
    ("no|none of( (the|our)){0,2}", 0, 0.5),
)
FIGURES = r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|per ?cent)"
RATIO = r"(?:one|1) (?:in|out of) (?P<of>[1-9]\d{0,4})"
NOT_A_RATIO = r"(?<!one in )(?<!two in )(?<!three in )(?<!\d in )(?<!out of )"
NUMBER = NOT_A_RATIO + r"(?P<number>\d{1,3}(?:[, ]\d{3})+|\d{1,9})"
EACH = "|".join(
    f"(?P<w{place}>{either(ABOUT + '(' + words + ')')})" for place, (words, *_) in enumerate(WORDED)
)
WHOM = rf" (?:\w+ )?{either(PEOPLE)}(?!\w)"
SAID = Later(rf"(?<![\w.,])(?:{FIGURES}(?= of\b|{WHOM})|(?:{EACH}|{RATIO}|{NUMBER})(?={WHOM}))")
# "60 % of customers are not affected", "95 % can pay as usual": the rest is what counts.
SPARED = phrases(
    r"""
    (are|is|were|was|remain|remains) ((not|never) affected|unaffected|spared)
    can (\w+ )?(\w+ )?(as usual|as normal|normally|again)|no longer affected
    """
)
TOLERANCE = 0.2  # of a share in figures
POINTS = 1.0  # and at least these


@dataclass(frozen=True)
class Amount:
    start: int
    end: int
    text: str
    least: float = 0  # per cent
    most: float = 100
    number: int | None = None


def of_customers(sentences: Iterable[Sentence]) -> Iterator[Amount]:
    for sentence in sentences:
        if not COURTESY.search(sentence.plain):
            marks = [*SAID.finditer(sentence.plain)]
            if len(marks) != 1 or not SPARED.search(sentence.plain, marks[0].end()):
                yield from (_amount(mark, sentence.start) for mark in marks)


def _amount(mark: re.Match[str], offset: int) -> Amount:
    start, end = offset + mark.start(), offset + mark.end()
    if mark["share"] or mark["of"]:
        per_cent = (
            float(mark["share"].replace(",", ".")) if mark["share"] else 100 / int(mark["of"])
        )
        margin = max(per_cent * TOLERANCE, POINTS)
        return Amount(start, end, mark[0], per_cent - margin, per_cent + margin)
    if number := mark["number"]:
        return Amount(start, end, mark[0], number=int(re.sub("[, ]", "", number)))
    _, least, most = next(one for place, one in enumerate(WORDED) if mark[f"w{place}"])
    return Amount(start, end, mark[0], least, most)
