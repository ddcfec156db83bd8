"""The only place that builds the organisation's policy from rows and files."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from commsdesk.checks.glossary import Term
from commsdesk.checks.house import HouseRule
from commsdesk.checks.house_file import compiled
from commsdesk.checks.house_yaml import BadHouseRules
from commsdesk.checks.policy import Policy
from commsdesk.drafting.house_folder import read_folder
from commsdesk.incidents.plain_sql import Question, Rows, rows, together

AUDIENCES: Final = "SELECT key FROM incidents_audience ORDER BY position, name"
SWITCHES: Final = """
SELECT allows_estimates, blocks_missing_next_update, sms_segments
FROM drafting_switches ORDER BY at DESC, id DESC LIMIT 1
"""
GLOSSARY: Final = """
SELECT term, plain_words, array(
    SELECT key FROM drafting_glossaryterm_fine_for AS fine
    JOIN incidents_audience AS audience ON audience.id = fine.audience_id
    WHERE fine.glossaryterm_id = entry.id)
FROM drafting_glossaryterm AS entry ORDER BY lower(term)
"""
RULES: Final = """
SELECT version, text FROM drafting_houserules WHERE version < %s ORDER BY version DESC LIMIT 1
"""
NEWEST = 2**31 - 1
QUESTIONS: Final[list[Question]] = [
    (AUDIENCES, ()),
    (GLOSSARY, ()),
    (RULES, (NEWEST,)),
    (SWITCHES, ()),
]


def policy_in_force() -> Policy:
    return policy_from(together(*QUESTIONS))


def policy_from(answers: list[Rows]) -> Policy:
    keys, terms, rules, switches = answers
    audiences = tuple(key for (key,) in keys)
    policy = Policy(
        glossary=glossary(terms),
        house_rules=rules_in_force(rules, audiences) + read_folder(audiences).rules,
    )
    for estimates, blocks, segments in switches:
        return replace(
            policy,
            allows_estimates=estimates,
            blocks_missing_next_update=blocks,
            sms_segments=segments,
        )
    return policy


def audience_keys() -> tuple[str, ...]:
    return tuple(key for (key,) in rows(AUDIENCES))


def glossary(terms: Rows) -> tuple[Term, ...]:
    return tuple(
        Term(term=term, plain_words=plain_words, fine_for=frozenset(fine_for))
        for term, plain_words, fine_for in terms
    )


def rules_in_force(newest: Rows, audiences: tuple[str, ...]) -> tuple[HouseRule, ...]:
    """Of the newest version that can be read: one that was good may name what is gone since."""
    for version, text in newest:
        rules = compiled_once(text, audiences)
        if isinstance(rules, BadHouseRules):
            return rules_in_force(rows(RULES, version), audiences)
        return rules
    return ()


@lru_cache(maxsize=8)
def compiled_once(text: str, audiences: tuple[str, ...]) -> tuple[HouseRule, ...] | BadHouseRules:
    try:
        return compiled(text, audiences)
    except BadHouseRules as refusal:
        return refusal
