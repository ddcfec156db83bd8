"""A promised update that did not come is owned in the next message, in a sentence.

Where the last promise to this audience has run out, the text says that we are late. For customers
and colleagues.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Promise, Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Parents cannot see marks. Next update by 10:10 UTC.",
    right="We said 09:40 UTC and are late. Parents cannot see marks. Next update by 10:10 UTC.",
    situation=Situation(
        promise=Promise(datetime(2026, 5, 6, 9, 40, tzinfo=UTC), is_broken=True),
    ),
)
OWNED = phrases(
    r"""
    (we|this|update|message|i) (\w+ ){0,4}(are|is|am|was|were|comes?|came|should have)( \w+)? <late>
    <late> (than|with|in) (we |the |this |our )?(\w+ )?(promised|announced|said|planned|update\w*)
    (we|i|had|have) (\w+ )?<said> ((an?|this|our|the|you|to \w+) ){0,3}<what>
    (missed|overran|broke|did not keep|didn't keep|failed to keep) (our|the|this|that|my)
    (our|the|my) promised? (update|time|message)? ?(did not|didn't|has|is|was)
    (sorry|apologi[sz]e\w*|apologies|regret) (that|for|about) (\w+ ){0,6}(late|delay|silen\w+|wait)
    (you|we) (should have|were to have|ought to have) (heard|written|posted|told|updated)
    later than (promised|announced|planned)|belated(ly)?|overdue|we owe you
    """,
    what=r"\d\S*|updates?|news|message|it",
    said="promised|announced|said|told you|committed|owed",
    late="late|overdue|later|behind|delayed",
)


def broken_promise_not_owned(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.INTERNAL):
        return
    if not (wording.phase.is_live or wording.phase is Phase.RESOLVED):
        return
    promise = situation.promise
    if promise is None or not promise.is_broken or OWNED.search(wording.plain):
        return
    due = f"{promise.due_at.astimezone(UTC):%H:%M} UTC"
    yield Finding(
        rule="broken-promise-not-owned",
        level=Level.WARN,
        advice=f"Say that the update promised for {due} did not come in time.",
        category=Category.NO_ACKNOWLEDGEMENT,
        suggestion=f"We promised this update by {due} and are late; we are sorry.",
        source=CUSTOMER_LIAISON,
    )
