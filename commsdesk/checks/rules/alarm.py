"""Alarm without facts makes people run, and not where they are needed.

Capitals, "ASAP" and "everything is down" are found: severity, who is affected, what is needed and
by when say more. A heading and a short form in capitals stand. Responders are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

CRIES = phrases(
    r"""
    asap|a\.s\.a\.p|(?<!.)help(?=!)|mayday|sos|(code|red) alert|drop (everything|whatever)|all hell
    everything('s| is| has| was)? ((all|just|completely|now) )?<gone>
    (total|complete|utter|absolute|massive|huge|pure|sheer) <horror>
    (is|are|'re|it's|this is|what) an? (\w+ )?(disaster|catastrophe|nightmare|emergency(?=!))
    (we|it)('re| are|'s| is) (doomed|dying|bleeding|under water|drowning|screwed|going under)
    (bleeding|burning|hemorrhaging) (money|customers)|nobody knows what|out of control|don't panic
    (everyone|everybody|all of you) (panic\w*|now!)|worst (outage|incident|day|failure)( ever)?
    (this is|it is|it's) (really |very |extremely |super )?(urgent|critical|bad|serious)(?=!)
    (customers|people|everyone|phones?) (are|is) (screaming|going crazy|freaking out|furious)
    chaos|end of the world|the sky is falling|in (deep|serious|big) trouble|emergency(?=!)
    panic (in|at|on|everywhere|among)|hell|(losing|lost) (money|millions) every
    urgent(ly)?(?=!)|now(?=!!)|hurry|(need|needed) (\w+ )?help (now|immediately|right now)
    """,
    gone=r"(down|broken|dead|burning|gone|on fire|collaps\w+|failing)",
    horror="(chaos|disaster|catastrophe|meltdown|mess|nightmare|breakdown)",
)
CAPITALS = re.compile(
    r"\b[A-Z]{2,}(?:['’][A-Z]+)?(?:[ ,]+(?:[A-Z]{2,}(?:['’][A-Z]+)?|I|A)\b){2,60}!*"
)
CALLED_OUT = re.compile(r"!|\b(?:WE|YOU|PLEASE|NEED|NOW|THIS|IS|ARE|CANNOT|CAN'T|NOT)\b")
REAL_WORD = re.compile(r"[A-Z]{4,}")
EXAMPLE = Example(
    wrong="EVERYTHING IS DOWN IN DORTMUND! Need help ASAP!",
    right="SEV-1: nobody in Dortmund can pick orders since 06:05 CET. Logistics, please send two "
    "people to the call.",
    audience="internal",
    channel="chat",
)


def alarm(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    shouted = [mark for mark in CAPITALS.finditer(wording.text) if _is_shouted(wording.text, mark)]
    for mark in [*shouted, *CRIES.finditer(wording.plain)]:
        if mark not in shouted and any(_holds(one, mark) for one in shouted):
            continue
        yield Finding(
            rule="alarm",
            level=Level.WARN,
            advice="Say calmly how grave it is, who is affected, and what you need by when.",
            category=Category.INFORMAL_TONE,
            start=mark.start(),
            end=mark.end(),
            source=COMMUNICATION_COURSE,
        )


def _is_shouted(text: str, mark: re.Match[str]) -> bool:
    """Three words and more in capitals, two of them no short forms; a heading of its own stands."""
    if len(REAL_WORD.findall(mark[0])) < 2:
        return False
    begins_a_line = mark.start() == 0 or text[mark.start() - 1] == "\n"
    ends_a_line = text[mark.end() : mark.end() + 1] in ("", "\n", ":")
    return bool(CALLED_OUT.search(mark[0])) or not (begins_a_line and ends_a_line)


def _holds(outer: re.Match[str], inner: re.Match[str]) -> bool:
    return outer.start() <= inner.start() and inner.end() <= outer.end()
