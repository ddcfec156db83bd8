"""The fact sheet: what is known now, how sure it is, and who may know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from commsdesk.desk.forms.base import Form
from commsdesk.desk.forms.facts import circles
from commsdesk.desk.look import Look
from commsdesk.incidents.may_know import known_by
from commsdesk.incidents.models import Fact, Statement


@dataclass(frozen=True)
class Row:
    """One fact as it stands, or one that nobody has stated (`now` is none)."""

    fact: Fact
    place: str  # where on the page it is, and its form
    now: Statement | None = None
    known_to: str = ""
    is_for_everyone: bool = False
    earlier: list[Statement] = field(default_factory=list)
    form: Form | None = None


def facts(look: Look) -> dict[str, Any]:
    statements = list(
        known_by(look.user, look.incident)
        .select_related("said_by")
        .prefetch_related("known_to")
        .order_by("said_at", "pk")
    )
    named = {audiences: circle.name for circle, audiences in circles()}
    rows = [row(look, one, statements, named) for one in statements if one.is_current]
    order = list(Fact)
    rows.sort(key=lambda row: (order.index(row.fact), row.now.about if row.now else ""))
    known = {row.fact for row in rows}
    return {
        "incident": look.incident,
        "stated": [row for row in rows if row.fact != Fact.IMPACT],
        "impact": [row for row in rows if row.fact == Fact.IMPACT],
        "unstated": [unstated(look, fact) for fact in Fact if can_be_added(fact, known)],
    }


def row(look: Look, now: Statement, statements: Iterable[Statement], named: dict[Any, str]) -> Row:
    audiences = frozenset(now.known_to.all())
    place = place_of(Fact(now.fact), now.about)
    return Row(
        fact=Fact(now.fact),
        place=place,
        now=now,
        is_for_everyone=named.get(audiences) == "everyone",
        known_to=named.get(audiences) or ", ".join(sorted(one.name for one in audiences)),
        earlier=[
            one
            for one in statements
            if (one.fact, one.about) == (now.fact, now.about) and not one.is_current
        ],
        form=look.forms.get(place),
    )


def unstated(look: Look, fact: Fact) -> Row:
    place = place_of(fact, "")
    return Row(fact=fact, place=place, form=look.forms.get(place))


def can_be_added(fact: Fact, known: set[Fact]) -> bool:
    return fact not in known or fact in (Fact.IMPACT, Fact.MILESTONE, Fact.REQUEST)


def place_of(fact: Fact, about: str) -> str:
    """The same for as long as the fact is told, in whatever script its segment is written."""
    return f"fact-{fact}-{crc32(about.encode()):08x}" if about else f"fact-{fact}"
