"""Customers are told of effects, never of hosts, addresses, tickets or machines.

Names that the component registry marks as internal are found, and what gives itself away by its
look: a host, an address, a path, a ticket, a commit; in a public text a severity too. While it
lasts, what went wrong inside ("a bad deploy") warns. A public name may contain an internal one, and
a notice of maintenance may give addresses.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import identifiers
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON, OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="The web shop shows errors because pay-gw-7 does not answer.",
    right="The web shop shows errors to customers who pay by card.",
)

MACHINE = """
    servers?|databases?|db|hosts?|nodes?|clusters?|back-?ends?|load balancers?|replicas?|pods?
    routers?|firewalls?|virtual machines?|vms?|message (queue|broker)|micro-?services?|daemons?
    cron ?jobs?
    """
MECHANISM = phrases(
    r"""
    (our|the|a|one of our|some of our) (\w+ ){0,2}<machine> (<have> )?<ill>
    <machine> (is|are|went) (down|offline|unresponsive|overloaded|full)
    (restart|re-?boot|scal|replac|drain|patch)\w* (the |our )?([\w-]+ )?<machine>(?!-)
    (brought|took|taking|bringing|knocked|knocking) (down )?((our|the|a) )?(\w+ )?<machine>
    (a|the|our|this) (bad|faulty|broken|failed|botched) <change>
    background workers?|(thread|connection) pools?|memory leak|out of memory|kernel|stack ?trace
    crash-?loop\w*|fail(ing|ed)? over to|(high|elevated) (cpu|memory)
    (postgres|mysql|redis|kafka) (primary|replica|node|cluster|broker|leader)
    slow quer(y|ies)|race condition|deadlock|garbage collect\w+|replication lag|null pointer
    disk (is )?full|cpu (usage|load)
    """,
    machine=MACHINE,
    have="is|are|was|were|has|have|keeps?",
    ill=r"""
    down|offline|crash\w*|fail\w*|unresponsive|overload\w*|unavailable|not responding|out of \w+
    ran out|full|went|died|dead|stopped|restarted|rebooted|lost|corrupt\w*
    """,
    change="deploy(ment)?|rollout|release|migration|merge|config",
)
LEVELS = {Profile.PUBLIC: Level.BLOCK, Profile.EXECUTIVE: Level.WARN}


def internal_names(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = LEVELS.get(wording.profile)
    if level is None:
        return
    spans = {
        *identifiers.names(situation.internal_names, wording.plain),
        *identifiers.machines(wording.plain),
        *(() if wording.phase is Phase.MAINTENANCE else identifiers.addresses(wording.plain)),
        *identifiers.tickets(wording.text, wording.plain),
    }
    if wording.profile is Profile.PUBLIC:
        spans.update(identifiers.severities(wording.plain))
    public = list(identifiers.names(situation.public_names, wording.plain))
    for span in spans:
        if not any(start <= span[0] and span[1] <= end for start, end in public):
            advice = "Say what customers notice, or use the name that they know."
            yield _finding(span, level, advice, CUSTOMER_LIAISON)
    if wording.profile is Profile.PUBLIC and wording.phase.is_live:
        for mark in MECHANISM.finditer(wording.plain):
            advice = "Say what customers cannot do instead of what went wrong inside."
            yield _finding(mark.span(), Level.WARN, advice, OUTAGE_ARTICLE)


def _finding(span: tuple[int, int], level: Level, advice: str, source: str) -> Finding:
    return Finding(
        rule="internal-names",
        level=level,
        advice=advice,
        category=Category.INTERNAL_DETAIL,
        start=span[0],
        end=span[1],
        source=source,
    )
