"""Executives read the summary first and then who does what by when.

A warning for a whole review for executives whose first part is no summary, or whose actions are
owned by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding
from commsdesk.checks.policy import Policy
from commsdesk.checks.reviews import is_whole, parts, warning
from commsdesk.checks.rules.review_actions import DUE, NAMED, OWNED
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Profile, Wording

WRONG = """Timeline
09:12 UTC: the price list went out.
Root cause: the checklist has no step for it.
Actions
Add the step."""
RIGHT = """Summary: on 4 May the shop sold nothing for two hours, at a cost of 90,000 euros.
Root cause: the checklist has no step for the price list.
Actions: add the step; the head of the shop owns it, due 20 June."""
EXAMPLE = Example(wrong=WRONG, right=RIGHT, audience="executive", phase="postmortem", channel="doc")


def review_for_executives(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    found = parts(wording)
    if wording.profile is not Profile.EXECUTIVE or not is_whole(found):
        return
    if found[0].kind != "summary":
        advice = "Put a summary first: the impact, the resolution and what follows from it."
        yield warning("review-for-executives", advice, found[0].start, found[0].body)
    actions = "\n".join(one.plain for one in found if one.kind == "actions")
    is_owned = OWNED.search(actions) or NAMED.search(actions)
    if not (is_owned and DUE.search(actions)):
        yield warning("review-for-executives", "Say who owns which action, and by when.")
