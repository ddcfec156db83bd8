"""Plain builders with fixed, plausible values: card payments fail in Europe, at noon.

iris commands, dara is her deputy, lee is the customer liaison, ines the internal liaison; nobody
else may do what they do.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

from commsdesk.drafting.approve import approve
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.models import Approval, Draft
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.assign import assign
from commsdesk.incidents.declare import declare
from commsdesk.incidents.models import (
    Assignment,
    Audience,
    Circle,
    Component,
    Group,
    Incident,
    State,
    Statement,
)
from commsdesk.incidents.restate import restate
from commsdesk.people.models import Role, User
from commsdesk.publishing.models import Publication, Subscriber
from commsdesk.publishing.publish import publish

LOOPBACK = ip_network("127.0.0.0/8")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def user(name: str, *roles: Role) -> User:
    email = f"{name.lower()}@example.test"
    if known := User.objects.filter(email=email).first():
        return known
    return User.objects.create_user(email, name=name, roles=list(roles))


def iris() -> User:
    return user("Iris", Role.COMMANDER)


def dara() -> User:
    return user("Dara", Role.COMMANDER)


def lee() -> User:
    return user("Lee", Role.LIAISON)


def ines() -> User:
    return user("Ines", Role.LIAISON)


def eve() -> User:
    return user("Eve", Role.EXECUTIVE)


def audience(key: str = "public") -> Audience:
    return Audience.objects.get(key=key)


def circle(key: str) -> list[Audience]:
    return list(Circle.objects.get(key=key).audiences.all())


def component(
    name: str = "Card payments", *, group: str = "Payments", internal: tuple[str, ...] = ()
) -> Component:
    made, _ = Component.objects.get_or_create(
        public_name=name,
        defaults={
            "group": Group.objects.get_or_create(public_name=group)[0] if group else None,
            "internal_names": list(internal),
        },
    )
    return made


def incident(
    name: str = "Card payments fail in Europe",
    *,
    severity: str = "SEV-2",
    components: dict[Component, State] | None = None,
    is_drill: bool = False,
    is_private: bool = False,
) -> Incident:
    """Declared at noon by iris, with dara, lee and ines in their roles; began 8 minutes before."""
    made = declare(
        name,
        severity=severity,
        by=iris(),
        now=NOON,
        components={component(): State.PARTIAL} if components is None else components,
        began_at=NOON - minutes(8),
        is_drill=is_drill,
        is_private=is_private,
    )
    role = Assignment.Role
    for someone, held in (
        (dara(), role.DEPUTY),
        (lee(), role.CUSTOMER_LIAISON),
        (ines(), role.INTERNAL_LIAISON),
    ):
        assign(made, someone, held, by=iris(), now=NOON)
    return made


FACTS = {
    "effect": "Card payments fail for some customers",
    "who": "customers who pay by card in Europe",
    "still_works": "Payments by bank transfer work as usual",
    "action": "Our payments team is working on it",
    "workaround": "Please pay by bank transfer",
}


def facts(of: Incident, **changed: str) -> dict[str, Statement]:
    """State the facts of the card-payments outage, said by iris."""
    return {
        fact: restate(of, fact, text, by=iris(), now=NOON)
        for fact, text in {**FACTS, **changed}.items()
    }


def draft(
    of: Incident | None = None, to: str = "public", *, by: User | None = None, now: datetime = NOON
) -> Draft:
    """By lee, from a stated fact sheet."""
    if of is None:
        of = incident()
        facts(of)
    return draft_for(of, audience(to), by=by or lee(), now=now)


def approved(one: Draft | None = None, *, now: datetime = NOON) -> Approval:
    """By iris."""
    one = one or draft()
    return approve(one, by=iris(), seal=seal_of(one).digest, now=now)


def published(one: Draft | None = None, *, now: datetime = NOON) -> Publication:
    """By lee, after iris approved."""
    return publish(approved(one, now=now).draft, by=lee(), now=now)


def subscriber(
    address: str = "reader@example.test",
    *,
    to: str = "public",
    channel: str = "email",
    verified: bool = True,
    everything: bool = True,
) -> Subscriber:
    return Subscriber.objects.create(
        channel=channel,
        address=address,
        audience=audience(to),
        wants_everything=everything,
        joined_at=NOON - minutes(10_000),
        verified_at=NOON - minutes(9_990) if verified else None,
    )
