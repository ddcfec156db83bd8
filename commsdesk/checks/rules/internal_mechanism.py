"""While it lasts customers want to know what they cannot do, not what broke inside.

A thing that customers neither see nor use (a database, a queue of jobs, a deploy), together with
what became of it or is being done to it. What belongs to customers ("your server", "game servers")
stands, and so does what anyone can see ("a burst pipe"). Live phases only: afterwards the cause may
be told in plain words.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import inside
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="A slow query took the database down.",
    right="Customers cannot update their details.",
)


def internal_mechanism(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC or not wording.phase.is_live:
        return
    for start, end in inside.told(wording.plain):
        yield Finding(
            rule="internal-mechanism",
            level=Level.WARN,
            advice="Say what customers cannot do instead of what went wrong inside.",
            category=Category.INTERNAL_DETAIL,
            start=start,
            end=end,
            source=OUTAGE_ARTICLE,
        )
