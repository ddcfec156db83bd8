"""A colleague makes somebody, or an endpoint of theirs, a reader, having asked them."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from commsdesk.channels.guard import objection
from commsdesk.incidents.models import Audience, Component, Group
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused
from commsdesk.publishing.models import Scope, Subscriber
from commsdesk.publishing.secrets import encrypt
from commsdesk.publishing.subscribers import is_reader, written

Parts = Collection[Component | Group]  # of the service

LONGEST_URL = 500  # characters
MAY_ENROL = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON)


@transaction.atomic
def enrol(
    address: str, *, audience: Audience, by: User, now: datetime, only: Parts = ()
) -> Subscriber:
    """Add an e-mail address that was confirmed in some other way than by our link.

    It is told of everything, or `only` of what touches these components and groups.

    Raises PermissionDenied, or Refused for what is no address, is a reader already, or has left.
    """
    require_may_enrol(by)
    subscriber, _ = Subscriber.objects.select_for_update().get_or_create(
        channel=Subscriber.Way.EMAIL,
        address=written(address),
        audience=audience,
        defaults={"joined_at": now},
    )
    if is_reader(subscriber):
        raise Refused("email", f"{subscriber.address} already reads what {audience} is told.")
    if subscriber.left_at:
        raise Refused("email", f"{subscriber.address} has left; only they can come back.")
    return verified(follow(subscriber, only), now)


@dataclass(frozen=True)
class Endpoint:
    subscriber: Subscriber
    secret: str  # shown once to whoever checks the signatures; stored encrypted


@transaction.atomic
def enrol_endpoint(
    url: str,
    *,
    audience: Audience,
    by: User,
    now: datetime,
    only: Parts = (),
    body: str = "",
) -> Endpoint:
    """Add a webhook, with a fresh secret in the form of Standard Webhooks; `only` as in `enrol`.

    `body` is one of Subscriber.Body. Raises PermissionDenied, or Refused for what is no URL, is
    called already, or wants a body that we do not have.
    """
    require_may_enrol(by)
    if body not in Subscriber.Body.values:
        raise Refused("body", f"There is no body {body!r}; leave it out to get ours.")
    try:
        URLValidator(schemes=["https", "http"])(url := url.strip())
    except ValidationError as error:
        raise Refused("url", "Write a whole URL, such as https://example.org/hook.") from error
    if reason := objection(url):
        raise Refused("url", reason)
    if len(url) > LONGEST_URL:
        raise Refused("url", f"Keep it under {LONGEST_URL} characters; this has {len(url)}.")
    subscriber, _ = Subscriber.objects.select_for_update().get_or_create(
        channel=Subscriber.Way.WEBHOOK,
        address=url,
        audience=audience,
        defaults={"joined_at": now},
    )
    if subscriber.switched_off_at and not subscriber.left_at:
        raise Refused("url", f"{url} was switched off because it failed; switch it on again.")
    if is_reader(subscriber):
        raise Refused("url", f"{url} is already told what {audience} is told.")
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
    subscriber.secret, subscriber.body = encrypt(secret), body
    subscriber.failing_since = subscriber.switched_off_at = None
    subscriber.save(update_fields=["secret", "body", "failing_since", "switched_off_at"])
    return Endpoint(verified(follow(subscriber, only), now), secret)


def require_may_enrol(by: User) -> None:
    if not by.has_role(*MAY_ENROL):
        raise PermissionDenied("An administrator, a commander or a liaison adds readers.")


def follow(subscriber: Subscriber, only: Parts) -> Subscriber:
    subscriber.scopes.all().delete()
    subscriber.wants_everything = not only
    subscriber.save(update_fields=["wants_everything"])
    for part in only:
        field = "group" if isinstance(part, Group) else "component"
        Scope.objects.create(subscriber=subscriber, **{field: part})
    return subscriber


def verified(subscriber: Subscriber, now: datetime) -> Subscriber:
    subscriber.joined_at = subscriber.verified_at = now
    subscriber.left_at = None
    subscriber.save(update_fields=["joined_at", "verified_at", "left_at"])
    return subscriber
