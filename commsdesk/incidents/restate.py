"""Say what is true of one fact now. What was said before stays, no longer current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import known_by
from commsdesk.incidents.may_see import require_work
from commsdesk.incidents.models import (
    Audience,
    Circle,
    Effect,
    Fact,
    Incident,
    Standing,
    Statement,
)
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused

# Who may know a fact where nobody has said otherwise; all others are for everyone.
FIRST_CIRCLE = {
    Fact.SEVERITY: "inside",
    Fact.REQUEST: "inside",
    Fact.CAUSE: "executives-and-responders",
    Fact.RECOVERY: "executives",
    Fact.RISK: "executives",
    Fact.DECISION: "executives",
    Fact.MILESTONE: "executives",
}

LONGEST = {"text": 500, "about": 100, "finding_out": 100}  # characters
MOST = 10**12  # customers


def first_audiences(fact: str) -> frozenset[Audience]:
    """Who may know `fact` until the Incident Commander says otherwise."""
    circle = FIRST_CIRCLE.get(Fact(fact), "everyone")
    return frozenset(Circle.objects.get(key=circle).audiences.all())


@transaction.atomic
def restate(
    incident: Incident,
    fact: str,
    text: str,
    *,
    by: User,
    now: datetime,
    about: str = "",
    standing: str = Standing.CONFIRMED,
    known_to: Iterable[Audience] | None = None,
    finding_out: str = "",
    effect: str = "",
    share: float | Decimal | None = None,
    number: int | None = None,
    true_at: datetime | None = None,
) -> Statement:
    """State `fact` anew; `known_to` none keeps who may know it.

    `share` is in per cent, `number` counts customers, `about` tells apart segments, milestones
    and teams. Saying again what already stands changes nothing and lapses no approval.

    Raises PermissionDenied where `by` may not work here, may not know what stands or may not widen
    who knows it, Refused for a value that cannot be.
    """
    incident = lock(incident.pk)
    require_work(by, incident)
    said = Said(fact, text.strip(), standing, about.strip(), finding_out.strip(), effect,
                None if share is None else Decimal(str(share)), number)  # fmt: skip
    said.refuse_nonsense()
    before = incident.statements.filter(fact=fact, about=said.about, is_current=True).first()
    if before and not known_by(by, incident).filter(pk=before.pk).exists():
        raise PermissionDenied("What stands here is not for you to know, so it is not to restate.")
    allowed = frozenset(before.known_to.all()) if before else first_audiences(fact)
    wanted = allowed if known_to is None else frozenset(known_to)
    if wanted - allowed and incident.commander != by:
        raise PermissionDenied("Only the Incident Commander lets more people know a fact.")
    if before and said.stands_in(before) and wanted == allowed:
        return before
    statement = say(incident, said, by=by, now=now, true_at=true_at or now)
    statement.known_to.set(wanted)
    write_down(statement, wanted, allowed, by=by, now=now)
    return statement


@dataclass(frozen=True)
class Said:
    """What somebody states, before it is a row; the names are those of its columns."""

    fact: str
    text: str
    standing: str
    about: str
    finding_out: str
    effect: str
    share: Decimal | None
    number: int | None

    def refuse_nonsense(self) -> None:
        for name, choices in (("fact", Fact), ("standing", Standing), ("effect", Effect)):
            value = getattr(self, name)
            if value not in choices.values and not (name == "effect" and value == ""):
                raise Refused(name, f"Choose one of {', '.join(choices.values)}.")
        if not self.text and self.standing != Standing.UNKNOWN:
            raise Refused("text", "Say what is true, or mark the fact as unknown.")
        for name, longest in LONGEST.items():
            if (length := len(getattr(self, name))) > longest:
                raise Refused(name, f"Keep it under {longest} characters; this has {length}.")
        if self.fact == Fact.IMPACT and not self.about:
            raise Refused("about", "Name the segment that this impact is about.")
        if self.share is not None and not (self.share.is_finite() and 0 <= self.share <= 100):
            raise Refused("share", "A share is from 0 to 100 per cent.")
        if self.number is not None and not 0 <= self.number <= MOST:
            raise Refused("number", f"A number of customers is from 0 to {MOST:,}.")

    def stands_in(self, statement: Statement) -> bool:
        return all(getattr(statement, name) == value for name, value in vars(self).items())


def say(incident: Incident, said: Said, *, by: User, now: datetime, true_at: datetime) -> Statement:
    current = incident.statements.filter(fact=said.fact, about=said.about, is_current=True)
    current.update(is_current=False)
    return incident.statements.create(**vars(said), said_by=by, said_at=now, true_at=true_at)


def write_down(
    statement: Statement,
    wanted: frozenset[Audience],
    allowed: frozenset[Audience],
    *,
    by: User,
    now: datetime,
) -> None:
    label = statement.get_fact_display()
    about = f" ({statement.about})" if statement.about else ""
    text = f"{label}{about}: {statement.text or 'not known yet'}"
    reference = f"statement:{statement.pk}"
    record(statement.incident, "restate", by=by, now=now, about=reference, text=text)
    if more := wanted - allowed:
        names = ", ".join(sorted(audience.name for audience in more))
        text = f"{label}{about} may now be known to {names}"
        record(statement.incident, "widen", by=by, now=now, about=reference, text=text)
