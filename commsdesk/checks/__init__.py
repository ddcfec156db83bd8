"""Reading a text before it is said: what must not be in it, what must, and whether it fits.

A rule is a generator in a file of its own name; adding one is a file and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.glossary import unknown_terms
from commsdesk.checks.house import house
from commsdesk.checks.policy import Policy
from commsdesk.checks.rules.alarm import alarm
from commsdesk.checks.rules.alert_lacks import alert_lacks
from commsdesk.checks.rules.all_clear_unconfirmed import all_clear_unconfirmed
from commsdesk.checks.rules.ambiguous_time import ambiguous_time
from commsdesk.checks.rules.ask_of_team import ask_of_team
from commsdesk.checks.rules.blame import blame
from commsdesk.checks.rules.blame_in_review import blame_in_review
from commsdesk.checks.rules.broken_promise_not_owned import broken_promise_not_owned
from commsdesk.checks.rules.correction import correction
from commsdesk.checks.rules.denial import denial
from commsdesk.checks.rules.diagnosis import diagnosis
from commsdesk.checks.rules.duration import duration
from commsdesk.checks.rules.excuse import excuse
from commsdesk.checks.rules.executive_brief import executive_brief
from commsdesk.checks.rules.hard_phrase import hard_phrase
from commsdesk.checks.rules.hard_to_read import hard_to_read
from commsdesk.checks.rules.heroics import heroics
from commsdesk.checks.rules.informal_tone import informal_tone
from commsdesk.checks.rules.internal_mechanism import internal_mechanism
from commsdesk.checks.rules.internal_names import internal_names
from commsdesk.checks.rules.jargon import jargon
from commsdesk.checks.rules.leak import leak
from commsdesk.checks.rules.length_for_phase import length_for_phase
from commsdesk.checks.rules.letter import letter
from commsdesk.checks.rules.long_for_executives import long_for_executives
from commsdesk.checks.rules.minimising import minimising
from commsdesk.checks.rules.no_acknowledgement import no_acknowledgement
from commsdesk.checks.rules.no_empathy import no_empathy
from commsdesk.checks.rules.no_impact import no_impact
from commsdesk.checks.rules.no_news_contradicted import no_news_contradicted
from commsdesk.checks.rules.no_next_update import no_next_update
from commsdesk.checks.rules.no_progress import no_progress
from commsdesk.checks.rules.no_scope import no_scope
from commsdesk.checks.rules.open_weakness import open_weakness
from commsdesk.checks.rules.overpromise import overpromise
from commsdesk.checks.rules.personal_data import personal_data
from commsdesk.checks.rules.phase_backwards import phase_backwards
from commsdesk.checks.rules.phase_mismatch import phase_mismatch
from commsdesk.checks.rules.promised_fix_time import promised_fix_time
from commsdesk.checks.rules.reply import reply
from commsdesk.checks.rules.review_actions import review_actions
from commsdesk.checks.rules.review_cause import review_cause
from commsdesk.checks.rules.review_for_executives import review_for_executives
from commsdesk.checks.rules.review_impact import review_impact
from commsdesk.checks.rules.review_lessons import review_lessons
from commsdesk.checks.rules.review_summary import review_summary
from commsdesk.checks.rules.review_timeline import review_timeline
from commsdesk.checks.rules.scope_contradicted import scope_contradicted
from commsdesk.checks.rules.secret import secret
from commsdesk.checks.rules.speculation import speculation
from commsdesk.checks.rules.staff_name import staff_name
from commsdesk.checks.rules.stock_apology import stock_apology
from commsdesk.checks.rules.supplier_named import supplier_named
from commsdesk.checks.rules.talking_points import talking_points
from commsdesk.checks.rules.technical_debate import technical_debate
from commsdesk.checks.rules.third_party_blame import third_party_blame
from commsdesk.checks.rules.too_long_for_channel import too_long_for_channel
from commsdesk.checks.rules.too_much_detail import too_much_detail
from commsdesk.checks.rules.unconfirmed_cause import unconfirmed_cause
from commsdesk.checks.rules.unfilled_placeholder import unfilled_placeholder
from commsdesk.checks.rules.unqualified_estimate import unqualified_estimate
from commsdesk.checks.rules.workaround_not_told import workaround_not_told
from commsdesk.checks.rules.wrong_next_update import wrong_next_update
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Wording

Rule = Callable[[Wording, Situation, Policy], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    # what must not be there
    leak,
    secret,
    personal_data,
    open_weakness,
    promised_fix_time,
    unqualified_estimate,
    internal_names,
    internal_mechanism,
    jargon,
    too_much_detail,
    blame,
    blame_in_review,
    staff_name,
    speculation,
    unconfirmed_cause,
    overpromise,
    third_party_blame,
    supplier_named,
    denial,
    minimising,
    excuse,
    alarm,
    informal_tone,
    heroics,
    stock_apology,
    technical_debate,
    diagnosis,
    unfilled_placeholder,
    # what must be there
    no_impact,
    no_scope,
    no_next_update,
    no_acknowledgement,
    no_empathy,
    duration,
    workaround_not_told,
    broken_promise_not_owned,
    no_progress,
    executive_brief,
    alert_lacks,
    ask_of_team,
    talking_points,
    all_clear_unconfirmed,
    letter,
    reply,
    review_summary,
    review_timeline,
    review_cause,
    review_impact,
    review_lessons,
    review_actions,
    review_for_executives,
    # what must fit
    wrong_next_update,
    scope_contradicted,
    no_news_contradicted,
    correction,
    phase_mismatch,
    phase_backwards,
    too_long_for_channel,
    long_for_executives,
    length_for_phase,
    hard_to_read,
    hard_phrase,
    ambiguous_time,
)

# These alone look at the clock; the others say the same for as long as nothing moves.
TIMED: tuple[Rule, ...] = (leak, duration, wrong_next_update)
TIMELESS = tuple(rule for rule in RULES if rule not in TIMED)


def read(wording: Wording, situation: Situation, policy: Policy) -> list[Finding]:
    """All that the rules, the glossary and the house rules have to say, the gravest first and then
    from the start of the text."""
    return ranked(timeless(wording, situation, policy) + timed(wording, situation, policy))


def timeless(wording: Wording, situation: Situation, policy: Policy) -> list[Finding]:
    """What is the same whatever the time, in no order; so it may be kept."""
    found = [finding for rule in TIMELESS for finding in rule(wording, situation, policy)]
    found += unknown_terms(wording, policy.glossary)
    found += house(wording, policy.house_rules)
    return found


def timed(wording: Wording, situation: Situation, policy: Policy) -> list[Finding]:
    """The others, in no order."""
    return [finding for rule in TIMED for finding in rule(wording, situation, policy)]


def ranked(found: Iterable[Finding]) -> list[Finding]:
    """As `read` gives them."""
    levels = list(Level)
    return sorted(found, key=lambda one: (levels.index(one.level), one.start, one.end))
