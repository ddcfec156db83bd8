"""Customers are told when we will speak next, never when it will be fixed.

Every time in the text is read with the clause it stands in: it is about what has been, the next
update, planned maintenance, recovery, or something else, and only recovery is found. "Shortly",
"before lunch" and the like warn, and so does a confirmed and qualified estimate where the policy
allows estimates. Live phases only; maintenance has its window.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import estimates
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.expressions import Kind
from commsdesk.checks.language.times import Meaning, Time
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="No trains run through Leeds. We expect them to run again in 20 minutes.",
    right="No trains run through Leeds. Next update by 10:40 UTC.",
)


def promised_fix_time(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    for time in estimates.promised(wording):
        is_estimate = policy.allows_estimates and not estimates.missing(wording, time, situation)
        yield Finding(
            rule="promised-fix-time",
            level=Level.WARN if is_estimate or _is_vague(time) else Level.BLOCK,
            advice="Say when the next update comes instead of when the fix comes.",
            category=Category.ETA_PROMISE,
            start=time.start,
            end=time.end,
            source=CUSTOMER_LIAISON,
        )


def _is_vague(time: Time) -> bool:
    return time.kind is Kind.SOFT or time.meaning is Meaning.AHEAD
