"""Only while nothing has moved for the reader do we say that there is nothing new.

A fact that this audience may know and that was restated since it was last told something is news to
it. It blocks, for customers and colleagues, while it lasts.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.news import NOTHING_NEW
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Trains to Leeds are still late; there is nothing new. Next update by 10:40 UTC.",
    right="Trains to Leeds are late, and now those to York too. Next update by 10:40 UTC.",
    situation=Situation(
        news=(Statement("who", "Trains to Leeds and York", Standing.CONFIRMED, may_be_told=True),),
    ),
)


def no_news_contradicted(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.INTERNAL) or not wording.phase.is_live:
        return
    claim = NOTHING_NEW.search(wording.plain)
    if claim is None or not situation.news:
        return
    moved = situation.news[0]
    yield Finding(
        rule="no-news-contradicted",
        level=Level.BLOCK,
        advice=f"Say what has moved since the last message: {_named(moved)}.",
        category=Category.PHASE_MISMATCH,
        start=claim.start(),
        end=claim.end(),
        suggestion=moved.text,
        source=COMMUNICATION_COURSE,
    )


def _named(statement: Statement) -> str:
    fact = statement.fact.replace("_", " ")
    return f"{fact} ({statement.about})" if statement.about else fact
