"""Who reads what is said to an audience about an incident."""

from __future__ import annotations

from typing import Final

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from commsdesk.incidents.models import Audience, Incident
from commsdesk.publishing.models import Batch, Delivery, Outlet, Publication, Subscriber

TOLD = (
    Delivery.State.ACCEPTED,
    Delivery.State.UNKNOWN,
    Delivery.State.REHEARSED,  # in a drill
)
IS_OFF = Q(left_at=None, switched_off_at__isnull=False)
IS_ACTIVE = Q(verified_at__isnull=False, left_at=None, switched_off_at=None)

# Through its models Django takes 3 ms to word it, for which publishing waits.
TOUCHED: Final = """
EXISTS (SELECT FROM publishing_scope AS scope WHERE scope.subscriber_id = publishing_subscriber.id
    AND (scope.incident_id = %s
        OR scope.component_id IN (
            SELECT component_id FROM incidents_affected WHERE incident_id = %s)
        OR scope.group_id IN (
            SELECT group_id FROM incidents_component AS component
            JOIN incidents_affected AS affected ON affected.component_id = component.id
            WHERE affected.incident_id = %s)))
"""


def follows(incident: Incident) -> Q:
    """Whether a subscriber wants to hear of this incident: all, or by one scope or several."""
    touched = RawSQL(TOUCHED, [incident.pk] * 3, output_field=BooleanField())  # noqa: S611
    return Q(wants_everything=True) | Q(touched)


def wrong_texts(corrected: Publication | None) -> tuple[int, ...]:
    """The numbers of what is corrected and of all that it was to correct itself."""
    found = []
    while corrected:
        found.append(corrected.pk)
        corrected = corrected.corrects
    return tuple(found)


def readers_of(
    incident: Incident, audience: Audience, *, wrong: tuple[int, ...] = ()
) -> QuerySet[Subscriber]:
    """The subscribers that a publication is delivered to, each once.

    Of a correction those who got a wrong text; what was begun and not answered counts as got.
    Nothing about a private incident goes to subscribers.
    """
    if incident.is_private:
        return Subscriber.objects.none()
    if wrong:
        return Subscriber.objects.filter(IS_ACTIVE, was_told("subscriber", wrong))
    return Subscriber.objects.filter(IS_ACTIVE, follows(incident), audience=audience)


def outlets_of(
    incident: Incident, audience: Audience, *, wrong: tuple[int, ...] = ()
) -> QuerySet[Outlet]:
    """Our own outlets that a publication is delivered to."""
    if incident.is_private:
        return Outlet.objects.none()
    outlets = Outlet.objects.filter(audience=audience, is_on=True)
    if wrong:
        outlets = outlets.filter(was_told("outlet", wrong))
    return outlets


def was_told(receiver: str, publications: tuple[int, ...]) -> Exists:
    """Whether a subscriber or an outlet got one of them, as far as can be known."""
    may_have_it = Q(state__in=TOLD) | Q(is_doubtful=True) | is_held()
    said = Delivery.objects.filter(may_have_it, publication__in=publications)
    return Exists(said.filter(**{receiver: OuterRef("pk")}))


def is_held() -> Q:
    """Whether a worker holds this delivery, and may have begun it."""
    held = Batch.objects.filter(
        publication=OuterRef("publication"),
        channel=OuterRef("channel"),
        is_untold=OuterRef("is_untold"),
        first__lte=OuterRef("pk"),
        last__gte=OuterRef("pk"),
        lease_until__isnull=False,
    )
    was_due = Q(Exists(held.filter(taken_at__gte=OuterRef("due_at"))))
    return Q(settled_at=None) & (was_due | Q(Exists(held), tries=0))


def untold_readers(
    incident: Incident, audience: Audience, *, wrong: tuple[int, ...]
) -> QuerySet[Subscriber]:
    """Those who got no wrong text, and get the right one alone."""
    return readers_of(incident, audience).exclude(was_told("subscriber", wrong))


def untold_outlets(
    incident: Incident, audience: Audience, *, wrong: tuple[int, ...]
) -> QuerySet[Outlet]:
    return outlets_of(incident, audience).exclude(was_told("outlet", wrong))


def lane_of(publication: Publication) -> Delivery.Lane:
    """Colleagues are never behind the news to 100,000 customers; corrections are before it."""
    if publication.audience.profile != "public":
        return Delivery.Lane.COLLEAGUES
    return Delivery.Lane.CORRECTIONS if publication.corrects_id else Delivery.Lane.NEWS
