"""A review begins with what failed, for whom, from when to when.

One warning that names what the summary leaves out, or that a whole review has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding
from commsdesk.checks.language import effects
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.reviews import lacks_part, part, warning
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Summary: we had an incident with the ticket gates and learned a lot from it.",
    right="Summary: on 4 May from 07:10 to 08:40 UTC all ticket gates refused season passes.",
    audience="internal",
    phase="postmortem",
    channel="doc",
)
WHEN = phrases(
    r"""
    \d{1,2}[:.h]\d\d|\d{1,2} ?[ap]\.?m|\d{1,2}(st|nd|rd|th)? <month>\w*|<month>\w* \d{1,2}
    (in|of) <month>\w*|\d{4}-\d\d-\d\d|(mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|noon
    midnight
    """,
    month="jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec",
)
HOW_LONG = phrases(
    r"""
    (\d[\d.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?|several) ?-?<unit>
    (from|between) .{1,40} (to|and|until|till) .{0,12}\d|until \d|restored (at|by)|lasted
    """,
    unit="(minutes?|mins?|hours?|hrs?|h|days?|weeks?)",
)


def review_summary(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if lacks_part(wording, "summary"):
        yield warning("review-summary", "Begin with a summary: what failed, for whom, how long.")
    section = part(wording, "summary")
    if section is None:
        return
    inside = [one for one in wording.sentences() if section.start <= one.start < section.end]
    is_there = {
        "when it began": WHEN.search(section.plain),
        "how long it lasted": HOW_LONG.search(section.plain),
        "what customers could not do": effects.are_named(inside, may_be_well=False),
    }
    if lacks := [name for name, there in is_there.items() if not there]:
        advice = f"Say in the summary {', '.join(lacks)}."
        yield warning("review-summary", advice, section.start, section.body)
