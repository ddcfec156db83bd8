"""The impact is told in figures, outside and inside: customers and money, hours and delayed work.

One warning that names what the part on the impact leaves out, or that a whole review has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.reviews import lacks_part, part, warning
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Impact: many passengers were annoyed.",
    right="Impact: 2,300 passengers missed a train; four colleagues worked 11 hours on it.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
FIGURES = phrases(
    r"""
    \d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half|none
    no (customers?|money|data|loss|\w+s)|nobody
    """
)
OUTSIDE = phrases(
    r"""
    customers?|users?|schools?|agenc(y|ies)|patients?|passengers?|pupils?|students?|players?
    guests?|members?|readers?
    orders?|sales|revenue|money|payments?|bookings?|refunds?|tickets?|homes|households?|parcels?
    callers?|visitors?|partners?|accounts?|parents|families|teachers|shops?|stores?|outside
    complaints?|requests|transactions|trips|calls|citizens|drivers|viewers|merchants|[€$£]\w*
    """
)
INSIDE = phrases(
    r"""
    colleagues?|engineers?|staff|teams?|crews?|we|our|us|inside|internal(ly)?|overtime|shifts?
    (hours|days|weeks|minutes) (of|spent|worked)|person[- ](hours|days)|worked|work|delayed
    postponed|support|project|release|roadmap|nurses?|agents?|employees?|people
    """
)


def review_impact(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if lacks_part(wording, "impact"):
        yield warning("review-impact", "Add the impact in figures, on customers and inside.")
    section = part(wording, "impact")
    if section is None:
        return
    is_there = {
        "figures": FIGURES.search(section.plain),
        "what it cost customers": OUTSIDE.search(section.plain),
        "what it cost inside": INSIDE.search(section.plain),
    }
    if lacks := [name for name, there in is_there.items() if not there]:
        advice = f"Add to the impact {', '.join(lacks)}."
        yield warning("review-impact", advice, section.start, section.body)
