"""The words of a text that carry meaning, brought down to what their forms share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(
    r"(?P<figure>\d{1,9}(?:[.,:]\d{1,6}){0,4})(?P<share>\s?(?:%|per ?cent\b))?(?P<thousand>k\b)?"
    r"|[^\W\d_][\w']*"
)
ENDING = re.compile(
    r"(?:ations?|ings?|ions?|ities|ity|ments?|ness|ally|ies|edly|able|ers?|ed|es|ly|s|e|y)\Z"
)
SHARED_LETTERS = 6
SHORTEST_STEM = 3

# What tells nothing about this trouble: the small words of the language,
SMALL_WORDS = """
    a about above after again against all almost already also although always am among an and
    another any anyone anything are around as at away back be became because become been before
    began begin being below between both but by came can cannot can't come could day days did do
    does doing don't done down due during each either else even every everyone everything few
    first for from further get give given go goes going got had has have having he her here hers
    him his hour hours how however i if in into is it its itself just keep kept know known last
    late later least less let like long made make makes many may me meanwhile might minute
    minutes more most much must my near need needs new next no none nor not nothing now of off
    often on once one only onto or other others our ours out over own part per please possible
    put rather s same second seconds see seen several shall she should since so some someone
    something soon still such t take taken takes than that the their theirs them then there
    these they thing things this those though through time times to today tomorrow tonight too
    took toward towards under until up upon us use used using very was way we well went were
    what when where whether which while who whom whose why will with within without won't would
    yet you your yours am pm utc gmt cet cest bst est edt pst pdt
    """
# what stands in a message about any trouble,
WORDS_OF_TROUBLE = """
    affect affected affecting affects alert alerts apologies apologise apologize aware cause
    caused causes causing confirm confirmed continue continues continuing current currently
    customer customers client clients delay difficulties difficulty error errors experience
    experienced experiencing fail failed failing fails failure failures find fix fixed fixing
    following found happen happened help identified identify impact impacted impacting improve
    incident incidents inconvenience inform information investigate investigated investigating
    investigation issue issues look looking message messages moment monitor monitoring notice
    number people person problem problems progress provide question ready reason receive
    received recover recovering recovery repair report reported reports resolve resolved
    resolving respond response restore restored restoring result right running send sent service
    services set share situation sorry start started state status stop stopped support sure
    system systems team teams tell thank thanks think trouble try trying understand update
    updated updates user users wait want watch word work working works wrong colleagues engineer
    engineering engineers experts specialists staff technical technicians
    """
# and what hedges.
HEDGES = """
    apparently believe believed could likely maybe perhaps possibly potential potentially
    presumably probable probably seem seems suspect suspected appear appears
    """
COMMON = frozenset((SMALL_WORDS + WORDS_OF_TROUBLE + HEDGES).split())
FIGURES = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "ninety": "90",
}


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    stem: str  # of a figure: its digits, with a % where it is a share


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What the forms of a word share, roughly: configuration, configured, configuring → config."""
    word = word.removesuffix("'s")
    short = ENDING.sub("", word)
    return (short if len(short) >= SHORTEST_STEM else word)[:SHARED_LETTERS]


def telling(text: str) -> Iterator[Word]:
    """The words and figures of `text`, in plain letters, that say what this trouble is."""
    for token in TOKEN.finditer(text):
        if figure := token["figure"] or FIGURES.get(token[0]):
            share = "%" if token["share"] else ""
            stem_of = _in_thousands(figure) if token["thousand"] else _without_commas(figure)
            yield Word(token.start(), token.end(), stem_of + share)
        elif not _is_common(token[0]):
            yield Word(token.start(), token.end(), stem(token[0]))


def _is_common(word: str) -> bool:
    base = word.partition("'")[0]
    return base in COMMON or base.removesuffix("s") in COMMON


def stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in telling(text))


def _in_thousands(digits: str) -> str:
    """12k → 12000, 12.4k → 12400; what is no such number stays."""
    whole, _, part = digits.replace(",", ".").partition(".")
    return whole + part.ljust(3, "0") if part.isdecimal() or not part else digits


def _without_commas(digits: str) -> str:
    """One form for all: 12,000 and 12.000 → 12000, 4.0 → 4; a clock stays what it is."""
    return re.sub(r",(?=\d{3})|(?<!^0)\.(?=\d{3}\b)", "", digits).removesuffix(".0")
