"""Where estimates may be given, each says that it is one and that it may change.

Only in an organisation whose policy allows estimates. It wants the words "current estimate" or the
like, that it may change, and a recovery that is confirmed on the fact sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import estimates
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Trains stand still at Leeds. They will run again by 16:00 UTC.",
    right="Trains stand still at Leeds. We give an estimate at 15:00 UTC.",
    phase="identified",
    policy=Policy(allows_estimates=True),
)


def unqualified_estimate(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if not policy.allows_estimates:
        return
    for time in estimates.promised(wording):
        named = wording.text[time.start : time.end]
        if missing := estimates.missing(wording, time, situation):
            yield Finding(
                rule="unqualified-estimate",
                level=Level.WARN,
                advice=missing,
                category=Category.ETA_PROMISE,
                start=time.start,
                end=time.end,
                suggestion=f"our current estimate is {named}, which may change",
                source=COMMUNICATION_COURSE,
            )
