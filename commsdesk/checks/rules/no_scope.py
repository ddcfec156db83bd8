"""A message says which product, place or share of customers; or that this is not known yet.

Live phases. A line in chat to executives that tells the state, what is done and when it should
be over is only hinted at.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import identifiers, scope
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="You may see errors at the moment.",
    right="You may see errors when you order tickets.",
)
# As in: "We are in SEV-1 due to a failed change. Undoing it, 3 minutes to go."
STATE_OF_THINGS = phrases(
    r"""
    due to|because of
    (actions?|steps?|rollback|repair|restart|switch|fix|work|rollout) (is |are )?<going>
    expect(ed|ing|s)?( to| it| \d| recovery| full| service| by)
    should (recover|be (back|over|done|fixed))
    (eta|etr)|(takes?|need|needs|in|about) (another )?\d+ (min|hour)\w*|to (complete|go)
    no (decision|action) (is )?(needed|required)|<doing> (it|this|the|that)
    """,
    going="running|in progress|under way|ongoing|started|started at|being|on its way|going out",
    doing="undoing|reverting|restarting|replacing|rolling back|repairing|rebuilding|restoring",
)


def no_scope(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS or not wording.phase.is_live:
        return
    if wording.is_a_phrase and not situation.has_slots:
        return
    if (
        situation.is_unspecific
        or _is_told(wording, situation)
        or scope.is_named(wording.sentences())
    ):
        return
    yield Finding(
        rule="no-scope",
        level=_level(wording),
        advice="Say which product, place or share of customers, or that you do not know yet who.",
        category=Category.NO_SCOPE,
        suggestion=next((one.text for one in statements.told(situation, "who")), ""),
        source=OUTAGE_ARTICLE,
    )


def _level(wording: Wording) -> Level:
    is_a_line = wording.profile is Profile.EXECUTIVE and wording.channel == "chat"
    return Level.HINT if is_a_line and STATE_OF_THINGS.search(wording.plain) else Level.WARN


def _is_told(wording: Wording, situation: Situation) -> bool:
    if any(identifiers.names(situation.public_names, wording.plain)):
        return True
    known = statements.told(situation, "who", "impact")
    return any(statements.is_said(statement, wording) for statement in known)
