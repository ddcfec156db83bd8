"""Becoming a reader and ceasing to be one: an address is used once its owner has confirmed it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.encoding import punycode
from procrastinate.contrib.django import app

from commsdesk.incidents.models import Audience
from commsdesk.people.refused import Refused
from commsdesk.publishing.models import Subscriber

LINK_LASTS = timedelta(days=7)
BETWEEN_LINKS = timedelta(minutes=10)  # so that nobody's mailbox is filled through our form
LONGEST = 254  # characters that an address may have in SMTP (RFC 5321, erratum 1690)


class LinkRunOut(Exception):
    """This link is no longer good. Sign up again and you get a fresh one."""


@transaction.atomic
def subscribe(address: str, *, now: datetime, audience: str = "public") -> Subscriber:
    """Ask the owner of an e-mail address whether they want every update.

    A mail with a link goes out, unless the address is a reader already or was asked within the
    last ten minutes; who signs up is never told which. Who left stays away until the owner says
    yes, for anybody may have asked. Raises Refused.
    """
    subscriber, is_new = Subscriber.objects.select_for_update().get_or_create(
        channel=Subscriber.Way.EMAIL,
        address=written(address),
        audience=Audience.objects.get(key=audience),
        defaults={"joined_at": now},
    )
    if is_new or may_be_asked(subscriber, now):
        subscriber.joined_at = now
        subscriber.save(update_fields=["joined_at"])
        app.configure_task("status.confirm").defer(subscriber=subscriber.pk)
    return subscriber


def written(address: str) -> str:
    """The one way in which an address is kept: small letters, and its domain as DNS has it."""
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused("email", mend_for(address)) from error
    name, _, domain = address.rpartition("@")
    kept = f"{name}@{punycode(domain)}".lower()
    if len(kept) > LONGEST or '"' in kept:
        raise Refused("email", mend_for(address))
    return kept


def mend_for(address: str) -> str:
    if not address:
        return "Write your e-mail address, such as name@example.org."
    return "This is not an e-mail address that mail can reach. Write it as name@example.org."


def may_be_asked(subscriber: Subscriber, now: datetime) -> bool:
    return not is_reader(subscriber) and subscriber.joined_at <= now - BETWEEN_LINKS


def is_reader(subscriber: Subscriber) -> bool:
    return subscriber.verified_at is not None and subscriber.left_at is None


def has_left(subscriber: Subscriber) -> bool:
    """Whether they left, and nobody asked for their address since."""
    return subscriber.left_at is not None and subscriber.left_at >= subscriber.joined_at


@transaction.atomic
def confirm(token: str, *, now: datetime) -> Subscriber:
    """The owner of the address says yes; twice is once.

    Raises Subscriber.DoesNotExist, or LinkRunOut a week after it was asked for or once they left.
    """
    subscriber = Subscriber.objects.select_for_update().get(token=token)
    if is_reader(subscriber):
        return subscriber
    if has_left(subscriber) or subscriber.joined_at < now - LINK_LASTS:
        raise LinkRunOut(LinkRunOut.__doc__)
    subscriber.verified_at, subscriber.left_at = now, None
    subscriber.save(update_fields=["verified_at", "left_at"])
    return subscriber


@transaction.atomic
def leave(token: str, *, now: datetime) -> Subscriber:
    """No further word to this reader; twice is once. Raises Subscriber.DoesNotExist."""
    subscriber = Subscriber.objects.select_for_update().get(token=token)
    if not has_left(subscriber):
        subscriber.left_at = now
        subscriber.save(update_fields=["left_at"])
    return subscriber
