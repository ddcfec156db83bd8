"""What gives machines, tickets and changes away by the look of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from commsdesk.checks.language.patterns import either

MACHINE = re.compile(
    r"(?<![\w.@/-])"
    + either(
        r"""
        (?!web3\b)([a-z]{1,20}-([a-z0-9]{1,20}-){0,4})?<role>-?\d{1,6}[a-z]?(?![\w-]|\.\w)
        (?!<place>-)(?=[a-z0-9-]{0,80}\b(<stage>|<place>|k8s)-)[a-z][a-z0-9-]{0,80}-\d{1,4}[a-z]?\b
        [a-z0-9-]{1,40}(\.[a-z0-9-]{1,40}){0,4}\.(internal|local|localdomain|lan|corp|intra|svc)\b
        localhost\b
        i-[0-9a-f]{8,17}\b  # an instance at Amazon
        [a-z][a-z0-9-]{2,40}-[0-9a-f]{8,10}-[a-z0-9]{5}\b  # a pod of Kubernetes
        [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b
        /(etc|var|usr|opt|home|srv|tmp|mnt|root|proc)(/[\w.-]{1,60}){1,8}
        [a-z]:\\[\w\\.-]{2,80}
        (?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])[0-9a-f]{10,40}\b  # a commit
        """,
        place="eu|us|ap|sa|ca|me|af|uk",  # at the head it is a region, which customers know
        stage="prod|production|staging|stg|dev|preprod",
        role="""
        server|db|web|app|node|host|worker|cache|queue|proxy|api|lb|master|primary|replica|shard
        redis|kafka|sql|pod|vm|router|switch|gw|gateway|broker|svc|srv|fw|mq|mx|dns|pg|mysql
        """,
    )
)
ADDRESS = re.compile(
    r"(?<![\w.:/-])(?:\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2}|:\d{1,5})?(?!\w|\.\d)"
    r"|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b)"
)
TICKET = re.compile(
    r"(?P<given>\b(?:reference|ref|case|claim|booking|order|number|no|id|flight|train|bus|line|route"
    r"|form|room|gate|hall|course|model)\W{0,3}(?:is )?)?(?<![\w-])"
    r"(?P<ticket>(?!(?:utc|gmt|iso|sha|utf|cve|covid)-)[a-z]{2,8}-\d{2,7})(?![\w-])"
)
SEVERITY = re.compile(r"\b(?:sev(?:erity)?[- ]?[0-5]|p[0-4](?= (?:incident|outage|issue)))\b")


def machines(text: str) -> Iterator[tuple[int, int]]:
    return (mark.span() for mark in MACHINE.finditer(text))


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Addresses of the internet protocol, versions 4 and 6."""
    return (mark.span() for mark in ADDRESS.finditer(text))


def tickets(text: str, small: str) -> Iterator[tuple[int, int]]:
    """OPS-1234 is a ticket; room-101 is not, and "reference CN-8654" is there for the reader."""
    marks = (mark for mark in TICKET.finditer(small) if not mark["given"])
    spans = (mark.span("ticket") for mark in marks)
    return ((start, end) for start, end in spans if text[start:end].isupper())


def severities(text: str) -> Iterator[tuple[int, int]]:
    return (mark.span() for mark in SEVERITY.finditer(text))


def names(known: frozenset[str], text: str) -> Iterator[tuple[int, int]]:
    """Where `text` bears one of the `known` names, however its words are joined."""
    if pattern := _any_of(known):
        yield from (mark.span() for mark in pattern.finditer(text))


@lru_cache(maxsize=16)
def _any_of(known: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted((name.strip().lower() for name in known if name.strip()), key=len)[::-1]
    if not longest_first:
        return None
    spelled = (
        r"[-_\s]?".join(map(re.escape, re.split(r"[-_\s]+", name))) for name in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelled)})(?:s|'s)?(?![\w-])")
