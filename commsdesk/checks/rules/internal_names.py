"""Customers are told of effects, never of hosts, addresses, tickets or machines.

Names that the component registry marks as internal are found, and what gives itself away by its
look: a host, an address, a file, a table, a ticket, a commit; in a public text a severity too. A
public name may contain an internal one, regions and what readers are given to quote (a reference, a
flight, a voucher) stand, and a notice of maintenance may give addresses.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import identifiers
from commsdesk.checks.language.identifiers import Span
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

LEVELS = {Profile.PUBLIC: Level.BLOCK, Profile.EXECUTIVE: Level.WARN}
EXAMPLE = Example(
    wrong="pay-gw-7 does not answer, see OPS-4711.",
    right="Card payments are declined in Portugal.",
)


def internal_names(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = LEVELS.get(wording.profile)
    if level is None:
        return
    taken = list(identifiers.names(situation.public_names, wording.plain))
    for start, end in sorted(_names(wording, situation), key=lambda span: (span[0], -span[1])):
        if any(first <= start < last for first, last in taken):
            continue
        taken.append((start, end))
        yield Finding(
            rule="internal-names",
            level=level,
            advice="Say what customers notice, or use the name that they know.",
            category=Category.INTERNAL_DETAIL,
            start=start,
            end=end,
            source=CUSTOMER_LIAISON,
        )


def _names(wording: Wording, situation: Situation) -> Iterator[Span]:
    yield from identifiers.names(situation.internal_names, wording.plain)
    yield from identifiers.machines(wording.plain)
    yield from identifiers.code_names(wording.text)
    yield from identifiers.tickets(wording.text, wording.plain)
    if wording.phase is not Phase.MAINTENANCE:
        yield from identifiers.addresses(wording.plain)
    if wording.profile is Profile.PUBLIC:
        yield from identifiers.severities(wording.plain)
