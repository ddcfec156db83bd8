"""Who plays: the colleagues, the components and 2,000 readers of Brightpay."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from commsdesk.config.demo.catcher import Hooks
from commsdesk.incidents.models import Audience, Component, Group
from commsdesk.people.models import Role, User
from commsdesk.publishing.models import Scope, Subscriber
from commsdesk.publishing.secrets import encrypt

MAIL_READERS, WEBHOOKS, ONE_COMPONENT, EXECUTIVES, SUPPORT = 1900, 100, 30, 5, 20


@dataclass(frozen=True)
class Cast:
    iris: User  # Incident Commander
    dara: User  # her deputy
    lee: User  # customer liaison
    ines: User  # internal liaison
    sam: User  # support
    eve: User  # an executive
    cards: Component
    payouts: Component
    password: str

    @property
    def people(self) -> list[User]:
        return [self.iris, self.dara, self.lee, self.ines, self.sam, self.eve]


def gather() -> Cast:
    """Make the accounts (one password for all, made for this run) and the components."""
    password = secrets.token_urlsafe(9)

    def account(name: str, *roles: Role) -> User:
        email = f"{name.lower()}@brightpay.example"
        return User.objects.create_user(email, password, name=name, roles=list(roles))

    payments = Group.objects.create(public_name="Payments", position=1)
    shop = Group.objects.create(public_name="For shops", position=2)
    return Cast(
        iris=account("Iris", Role.COMMANDER, Role.ADMINISTRATOR),
        dara=account("Dara", Role.COMMANDER),
        lee=account("Lee", Role.LIAISON),
        ines=account("Ines", Role.LIAISON),
        sam=account("Sam", Role.SUPPORT),
        eve=account("Eve", Role.EXECUTIVE),
        cards=Component.objects.create(
            public_name="Card payments", group=payments, position=1, internal_names=["pay-gw-7"]
        ),
        payouts=payouts_and_others(payments, shop),
        password=password,
    )


def payouts_and_others(payments: Group, shop: Group) -> Component:
    Component.objects.create(
        public_name="Bank transfers", group=payments, position=2, internal_names=["sepa-router"]
    )
    Component.objects.create(public_name="Dashboard", group=shop, position=2)
    return Component.objects.create(
        public_name="Payouts", group=shop, position=1, internal_names=["ledger-batch"]
    )


def subscribe_readers(cast: Cast, hooks: Hooks, now: datetime) -> None:
    """1,900 by mail, of whom 30 follow only payouts and 5 are executives, and 100 webhooks."""
    audiences = {audience.key: audience for audience in Audience.objects.all()}
    public = MAIL_READERS - ONE_COMPONENT - EXECUTIVES - SUPPORT
    mail_readers("shop", public, audiences["public"], now)
    mail_readers("board", EXECUTIVES, audiences["executive"], now)
    mail_readers("helpdesk", SUPPORT, audiences["support"], now)
    narrow = mail_readers("payouts", ONE_COMPONENT, audiences["public"], now, everything=False)
    Scope.objects.bulk_create(Scope(subscriber=one, component=cast.payouts) for one in narrow)
    Subscriber.objects.bulk_create(
        Subscriber(
            channel="webhook",
            address=f"http://127.0.0.1:{hooks.port}{path}",
            secret=encrypt(secret),
            audience=audiences["public"],
            joined_at=now,
            verified_at=now,
        )
        for path, secret in hooks.secrets.items()
    )


def mail_readers(
    name: str, count: int, audience: Audience, now: datetime, *, everything: bool = True
) -> Iterable[Subscriber]:
    return Subscriber.objects.bulk_create(
        Subscriber(
            channel="email",
            address=f"{name}-{number}@customer.example",
            audience=audience,
            wants_everything=everything,
            joined_at=now,
            verified_at=now,
        )
        for number in range(count)
    )


def webhook_secrets() -> dict[str, str]:
    """A path and a secret in the form of Standard Webhooks for each endpoint."""
    return {
        f"/hook-{number}": "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
        for number in range(WEBHOOKS)
    }
