"""An organisation's own choices; the default is what a bare text is read with."""

from __future__ import annotations

from dataclasses import dataclass

from commsdesk.checks.glossary import Term
from commsdesk.checks.house import HouseRule


@dataclass(frozen=True)
class Policy:
    allows_estimates: bool = False  # qualified ones that the Incident Commander has confirmed
    blocks_missing_next_update: bool = False  # in major incidents
    sms_segments: int = 1  # more than these block
    glossary: tuple[Term, ...] = ()
    house_rules: tuple[HouseRule, ...] = ()
