"""A webhook that failed for a day, or says that it is gone, is called no more until told so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from commsdesk.people.models import Role, User
from commsdesk.people.reach import reach
from commsdesk.people.refused import Refused
from commsdesk.publishing.endpoints import Answers
from commsdesk.publishing.enrol import require_may_enrol
from commsdesk.publishing.models import Delivery, Subscriber

AFTER = timedelta(days=1)
NAMED = 10  # of those switched off at once, in the notice


def heed(answers: Answers, now: datetime) -> None:
    """Note who began to fail, forgive who took something since, and switch off who may not go on.

    Administrators are told of those. One success ends a failure, by whichever publication.
    """
    forgive(answers.publication)  # first and by itself: who locks more does so in their order
    note_failures(answers, now)


@transaction.atomic
def note_failures(answers: Answers, now: datetime) -> None:
    failed = Delivery.objects.filter(pk__in=answers.failed, subscriber__isnull=False)
    deliveries = {subscriber: pk for pk, subscriber in failed.values_list("pk", "subscriber")}
    endpoints = list(
        Subscriber.objects.select_for_update()
        .filter(pk__in=deliveries, switched_off_at=None, left_at=None)
        .order_by("pk")
    )
    for endpoint in endpoints:
        delivery = deliveries[endpoint.pk]
        endpoint.failure = answers.failed[delivery]
        endpoint.failing_since = endpoint.failing_since or now
        if delivery in answers.gone or now - endpoint.failing_since >= AFTER:
            endpoint.switched_off_at = now
    Subscriber.objects.bulk_update(
        endpoints, ["failing_since", "failure", "switched_off_at"], batch_size=500
    )
    if off := [endpoint for endpoint in endpoints if endpoint.switched_off_at]:
        tell_administrators(off, now)


def forgive(publication: str) -> None:
    """Those who took this publication after they began to fail do not fail any more."""
    taken = Delivery.objects.filter(
        publication__public_id=publication,
        subscriber=OuterRef("pk"),
        state=Delivery.State.ACCEPTED,
        settled_at__gte=OuterRef("failing_since"),
    )
    failing = Subscriber.objects.filter(failing_since__isnull=False, switched_off_at=None)
    failing.filter(Exists(taken)).update(failing_since=None, failure="")


def tell_administrators(off: list[Subscriber], now: datetime) -> None:
    title = "A webhook is no longer called"
    if len(off) > 1:
        title = f"{len(off)} webhooks are no longer called"
    lines = [f"{endpoint.address}: {endpoint.failure}" for endpoint in off[:NAMED]]
    more = [f"And {len(off) - NAMED} more."] if len(off) > NAMED else []
    where = f"Once mended, switch them on again: {settings.COMMSDESK_URL}/desk/subscribers/"
    body = "\n\n".join([*lines, *more, where])
    for administrator in administrators():
        reach(administrator, title=title, body=body, about="subscribers", now=now)


def administrators() -> Iterable[User]:
    return User.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR])


@transaction.atomic
def switch_on(endpoint: Subscriber, *, by: User) -> Subscriber:
    """Call a webhook again, from the next publication on.

    Raises PermissionDenied, or Refused where it was not switched off.
    """
    require_may_enrol(by)
    endpoint = Subscriber.objects.select_for_update().get(pk=endpoint.pk)
    if not endpoint.switched_off_at or endpoint.left_at:
        raise Refused("endpoint", f"{endpoint.address} is not switched off.")
    endpoint.switched_off_at = endpoint.failing_since = None
    endpoint.failure = ""
    endpoint.save(update_fields=["switched_off_at", "failing_since", "failure"])
    return endpoint
