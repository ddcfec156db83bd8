"""Reads a text by one rule, as the tests of the rules do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from commsdesk import checks
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.wording import PROFILES, Phase, Wording

NOON = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
EMPTY = Situation()
USUAL = Policy()


def wording(
    text: str, audience: str = "public", phase: str = "investigating", channel: str = "page"
) -> Wording:
    return Wording(text, PROFILES[audience], Phase(phase), channel, audience)


def found(
    rule: str,
    text: str,
    *,
    situation: Situation = EMPTY,
    policy: Policy = USUAL,
    **reader: str,
) -> list[Finding]:
    """What `rule` alone says of the text."""
    everything = checks.read(wording(text, **reader), situation, policy)
    return [one for one in everything if one.rule == rule]


def spans(rule: str, text: str, **rest: Any) -> list[str]:
    """The words that `rule` marks."""
    return [text[one.start : one.end] for one in found(rule, text, **rest)]


def levels(rule: str, text: str, **rest: Any) -> list[Level]:
    return [one.level for one in found(rule, text, **rest)]


def statement(
    fact: str, text: str, *, told: bool = True, standing: str = "confirmed", **more: Any
) -> Statement:
    return Statement(fact, text, Standing(standing), told, **more)


def sheet(*statements: Statement, **more: Any) -> Situation:
    """A situation whose text was composed from these statements."""
    return Situation(statements=statements, has_slots=True, **more)
