"""The only place that builds the organisation's policy from rows and files."""

from __future__ import annotations

from functools import lru_cache

from commsdesk.checks.glossary import Term
from commsdesk.checks.house import HouseRule
from commsdesk.checks.house_file import compiled
from commsdesk.checks.house_yaml import BadHouseRules
from commsdesk.checks.policy import Policy
from commsdesk.drafting.house_folder import read_folder
from commsdesk.drafting.models import GlossaryTerm, HouseRules, Switches
from commsdesk.incidents.models import Audience


def policy_in_force() -> Policy:
    switches = Switches.objects.last() or Switches()
    audiences = audience_keys()
    return Policy(
        allows_estimates=switches.allows_estimates,
        blocks_missing_next_update=switches.blocks_missing_next_update,
        sms_segments=switches.sms_segments,
        glossary=glossary(),
        house_rules=rules_in_force(audiences) + read_folder(audiences).rules,
    )


def audience_keys() -> tuple[str, ...]:
    return tuple(Audience.objects.values_list("key", flat=True))


def glossary() -> tuple[Term, ...]:
    return tuple(
        Term(
            term=row.term,
            plain_words=row.plain_words,
            fine_for=frozenset(audience.key for audience in row.fine_for.all()),
        )
        for row in GlossaryTerm.objects.prefetch_related("fine_for")
    )


def rules_in_force(audiences: tuple[str, ...]) -> tuple[HouseRule, ...]:
    """Of the newest version that can be read: one that was good may name what is gone since."""
    row = HouseRules.objects.last()
    while row:
        rules = compiled_once(row.text, audiences)
        if not isinstance(rules, BadHouseRules):
            return rules
        row = HouseRules.objects.filter(version__lt=row.version).last()
    return ()


@lru_cache(maxsize=8)
def compiled_once(text: str, audiences: tuple[str, ...]) -> tuple[HouseRule, ...] | BadHouseRules:
    try:
        return compiled(text, audiences)
    except BadHouseRules as refusal:
        return refusal
