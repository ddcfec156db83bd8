"""What a rule looks like in use: words that it finds, and words that say the same well.

Every file of a rule holds one as `EXAMPLE`. Its first docstring line is the rule's reason; the two
are what `commsdesk rules` and the reference page print.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation


@dataclass(frozen=True)
class Example:
    """`wrong` is found by the rule, `right` is not, where both are read as said here."""

    wrong: str
    right: str
    audience: str = "public"
    phase: str = "investigating"
    channel: str = "page"
    situation: Situation = field(default_factory=Situation)
    policy: Policy = field(default_factory=Policy)
