"""A correction says that it is one, what was wrong, and what is right.

It blocks for every audience: a text that goes out as a correction, that begins as one, or that
takes back an earlier message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Please ignore our last message about the Leeds line.",
    right="Correction: we wrote that the Leeds line is closed; in fact only Hull is closed.",
)
SAYS_SO = phrases(r"correct(ion|ions|ing|ed)|erratum|rectification|put (this|that) right")
BEGINS_AS_ONE = re.compile(
    r"\W{0,3}(?:(?:a|our)\s)?(?:correction|corrected|erratum)\b(?! (?:is|of the)\b)"
)
TAKES_BACK = phrases(
    r"""
    (ignore|disregard|forget|delete) (our|the|my) (<earlier> )(\w+ )?<message>
    (our|the|my) <earlier> (\w+ )?<message> (\S+ ){0,4}(was|were|is|contained|had) (\w+ )?<wrong>
    (we|i) (\w+ )?<said> (\S+ ){1,14}(was|is) (\w+ )?<wrong>
    """,
    earlier="earlier|last|previous|first|former|prior|preceding|recent",
    message="""
    message|update|mail|email|e-mail|post|notice|statement|text|report|announcement|information
    """,
    wrong="""
    wrong|incorrect|false|mistaken|inaccurate|not (right|correct|true)|(an )?errors?|mistakes?
    """,
    said="said|wrote|stated|told you|reported|announced",
)
OLD = phrases(
    r"""
    (wrote|said|stated|reported|announced|told (you|them)|mentioned|claimed|named|read|gave|listed)
    ((as|instead of|rather than|and not|not) )(\S+ ){1,6}
    (from|was given as|was said to be) \S+|(update|message|post|mail) (of|at|from) \d
    """
)
NEW = phrases(
    r"""
    in fact|correct(ly)? (is|are|information|time|number|wording|version|figure|statement)|actually
    (it|this|that|they) (should|must|ought to) (read|have|be|say)|instead|the right (\w+ )?(is|are)
    (is|are|was|were) (only|not|in truth|really)|(?<=, )(and )?not \w+
    (but|only|rather|now) (is|are|it|the|in|from|about)
    (what is|the) (true|right|correct)|should (read|say|have (read|said|been))|true (is|are)
    (affected|effect|who|where|now|new|right|correct)\w*:
    """
)
ENOUGH = 2  # sentences beside the quotation


def correction(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    text = wording.plain
    taken_back = TAKES_BACK.search(text)
    if not (situation.is_correction or BEGINS_AS_ONE.match(text) or taken_back):
        return
    lacks = [
        said
        for said, is_there in {
            "the word “Correction”": bool(SAYS_SO.search(text)),
            "what was said before": _quotes(wording),
            "what is right instead": _says_anew(wording),
        }.items()
        if not is_there
    ]
    if lacks:
        yield Finding(
            rule="correction",
            level=Level.BLOCK,
            advice=f"Add {' and '.join(lacks)}, so that nobody has to compare two messages.",
            start=taken_back.start() if taken_back else 0,
            end=taken_back.end() if taken_back else 0,
            source=COMMUNICATION_COURSE,
        )


def _quotes(wording: Wording) -> bool:
    return '"' in wording.plain or OLD.search(wording.plain) is not None


def _says_anew(wording: Wording) -> bool:
    return NEW.search(wording.plain) is not None or len(wording.sentences()) > ENOUGH + 1
