"""A message says when we speak next, so that nobody has to keep looking.

A clock time or an interval will do; "shortly", "later today" and "when we know more" will not. A
text message or a post may point to the page instead. Live phases; in SEV-1 and SEV-2 the
organisation may let it block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import updates
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Trains to Leeds are late. We will tell you more as soon as we can.",
    right="Trains to Leeds are late. Next update by 10:40 UTC.",
)
LEVELS = {
    Profile.PUBLIC: Level.WARN,
    Profile.INTERNAL: Level.WARN,
    Profile.EXECUTIVE: Level.HINT,
}
SHORT_CHANNELS = {"sms", "x"}  # may point to the page instead
POINTS_TO_THE_PAGE = re.compile(
    r"https?://|\bstatus\.|\b(?:status|our) page\b|\.(?:com|org|net|example)/?"
)


def no_next_update(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = LEVELS.get(wording.profile)
    if level is None or not wording.phase.is_live or updates.promised(wording):
        return
    if _points_to_the_page(wording) or (wording.is_a_phrase and not situation.has_slots):
        return
    is_grave = situation.is_major and policy.blocks_missing_next_update and level is Level.WARN
    yield Finding(
        rule="no-next-update",
        level=Level.BLOCK if is_grave else level,
        advice="Say by when you will post the next update, with the time zone.",
        category=Category.NO_NEXT_UPDATE,
        suggestion=_suggestion(situation),
        source=COMMUNICATION_COURSE,
    )


def _points_to_the_page(wording: Wording) -> bool:
    is_short = wording.channel in SHORT_CHANNELS
    return is_short and POINTS_TO_THE_PAGE.search(wording.plain) is not None


def _suggestion(situation: Situation) -> str:
    due = situation.next_update_at
    return f"Next update by {due.astimezone(UTC):%H:%M} UTC." if due else ""
