"""The outage that the bench publishes, by the verbs that a person uses."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from functools import cache

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

import commsdesk.config.django_setup  # noqa: F401 (the rest needs it)
from commsdesk.channels.contract import Reader
from commsdesk.channels.letters.render import Stationery, letter_of
from commsdesk.channels.smtp.splice import Letter
from commsdesk.drafting.approve import approve
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.findings import read_draft
from commsdesk.drafting.models import Draft
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.assign import assign
from commsdesk.incidents.declare import declare
from commsdesk.incidents.models import Assignment, Audience, Component, State
from commsdesk.incidents.restate import restate
from commsdesk.people.models import Role, User
from commsdesk.publishing.models import Delivery, Publication, Subscriber
from commsdesk.publishing.notes import event_of, history_of, note_for
from commsdesk.publishing.publish import publish as publish_by
from commsdesk.publishing.secrets import encrypt

FACTS = {
    "effect": "Card payments fail for some customers",
    "who": "customers who pay by card in the shops of group {number}",
    "still_works": "Payments by bank transfer work as usual",
    "action": "Our payments team is working on it",
    "workaround": "Please pay by bank transfer",
}
LEAVE_URL = "https://status.example.test/leave/{token}/"


@cache  # a page knows who is signed in before anybody presses
def account(name: str, role: Role) -> User:
    email = f"{name.lower()}@example.test"
    if known := User.objects.filter(email=email).first():
        return known
    return User.objects.create_user(email, name=name, roles=[role])


def iris() -> User:
    return account("Iris", Role.COMMANDER)


def lee() -> User:
    return account("Lee", Role.LIAISON)


def draft() -> Draft:
    """Of an incident of its own, with its facts stated; by Lee, to the public. No two are alike,
    else the desk would know what it made of this text."""
    now = timezone.now()
    component, _ = Component.objects.get_or_create(public_name="Card payments")
    affected = {component: State.PARTIAL}
    incident = declare(
        "Card payments fail", severity="SEV-2", by=iris(), now=now, components=affected
    )
    assign(incident, lee(), Assignment.Role.CUSTOMER_LIAISON, by=iris(), now=now)
    for fact, text in FACTS.items():
        restate(incident, fact, text.format(number=incident.pk), by=iris(), now=now)
    return draft_for(incident, Audience.objects.get(key="public"), by=lee(), now=now)


def approved() -> Draft:
    one = draft()
    approve_it(one, seal_as_read(one))
    return one


def seal_as_read(one: Draft) -> str:
    """The seal on the approver's page, which was opened a minute ago."""
    read_draft(one, timezone.now() - timedelta(minutes=1))
    return seal_of(one).digest


def approve_it(one: Draft, seal: str) -> None:
    approve(one, by=iris(), seal=seal, now=timezone.now())


def publish(one: Draft) -> Publication:
    return publish_by(one, by=lee(), now=timezone.now())


def subscribe(count: int, *, first: int = 0) -> None:
    """So many readers by mail, numbered from the first."""
    numbers = range(first, first + count)
    join("email", (f"user{n}@customer{n % 997}.example.test" for n in numbers))


def subscribe_webhooks(addresses: Iterable[str]) -> None:
    join("webhook", addresses, secret=encrypt("whsec_" + b64encode(b"s" * 24).decode()))


def join(channel: str, addresses: Iterable[str], secret: str = "") -> None:
    now = timezone.now()
    audience = Audience.objects.get(key="public")
    Subscriber.objects.bulk_create(
        (
            Subscriber(
                channel=channel,
                address=address,
                audience=audience,
                secret=secret,
                joined_at=now,
                verified_at=now,
            )
            for address in addresses
        ),
        batch_size=2_000,
    )
    with connection.cursor() as cursor:
        # Else it may have been done while none of them was committed yet, and the bench's own look
        # at who is still to be told takes a processor for seconds.
        cursor.execute("ANALYZE publishing_subscriber")


def forget_readers() -> None:
    """At once, however many they are."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE publishing_subscriber CASCADE")


def is_under_way(publication: Publication) -> bool:
    return publication.batches.filter(due_at__isnull=False).exists()


def first_settled_at(publication: Publication) -> datetime:
    return settled(publication).earliest("settled_at").settled_at or publication.at


def times_of(publications: Iterable[Publication]) -> list[float]:
    """When each mail was taken, in seconds since 1970."""
    taken = Delivery.objects.filter(publication__in=list(publications), settled_at__isnull=False)
    return [at.timestamp() for at in taken.values_list("settled_at", flat=True) if at]


def settled(publication: Publication) -> QuerySet[Delivery]:
    return publication.deliveries.filter(state=Delivery.State.ACCEPTED)


def accepted(publication: Publication) -> int:
    return settled(publication).count()


def letter() -> Letter:
    """The mail of the newest publication, as readers get it."""
    publication = Publication.objects.latest("pk")
    event = event_of(publication, history_of(publication.pk))
    note = note_for(publication, "email", event)
    stationery = Stationery(Address("Status", "status", "example.test"), "example.test", LEAVE_URL)
    return letter_of(note, stationery, datetime.now(UTC))


def size_of_a_mail() -> int:
    """In bytes, as it goes over the wire."""
    return len(letter().copy_for(Reader(1, "user1@customer1.example.test", "t" * 32)))
