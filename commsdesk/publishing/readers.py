"""Who reads what is said to an audience about an incident."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from commsdesk.incidents.models import Audience, Incident
from commsdesk.publishing.models import Delivery, Outlet, Publication, Scope, Subscriber

TOLD = (
    Delivery.State.ACCEPTED,
    Delivery.State.UNKNOWN,
    Delivery.State.CLAIMED,
    Delivery.State.REHEARSED,  # in a drill
)
IS_OFF = Q(left_at=None, switched_off_at__isnull=False)
IS_ACTIVE = Q(verified_at__isnull=False, left_at=None, switched_off_at=None)


def follows(incident: Incident) -> Q:
    """Whether a subscriber wants to hear of this incident: all, or by one scope or several."""
    touched = (
        Q(incident=incident)
        | Q(component__affected__incident=incident)
        | Q(group__components__affected__incident=incident)
    )
    scopes = Scope.objects.filter(touched, subscriber=OuterRef("pk"))
    return Q(wants_everything=True) | Q(Exists(scopes))


def readers_of(
    incident: Incident, audience: Audience, *, corrects: str = ""
) -> QuerySet[Subscriber]:
    """The subscribers that a publication is delivered to, each once.

    Of a correction those who got the wrong text; what was begun and not answered counts as got.
    Nothing about a private incident goes to subscribers.
    """
    if incident.is_private:
        return Subscriber.objects.none()
    if corrects:
        told = was_told("subscriber", corrects)
        return Subscriber.objects.filter(told, left_at=None, switched_off_at=None)
    return Subscriber.objects.filter(IS_ACTIVE, follows(incident), audience=audience)


def outlets_of(incident: Incident, audience: Audience, *, corrects: str = "") -> QuerySet[Outlet]:
    """Our own outlets that a publication is delivered to."""
    if incident.is_private:
        return Outlet.objects.none()
    outlets = Outlet.objects.filter(audience=audience, is_on=True)
    if corrects:
        outlets = outlets.filter(was_told("outlet", corrects))
    return outlets


def was_told(receiver: str, public_id: str) -> Exists:
    """Whether a subscriber or an outlet got that publication, as far as can be known."""
    may_have_it = Q(state__in=TOLD) | Q(is_doubtful=True)
    said = Delivery.objects.filter(may_have_it, publication__public_id=public_id)
    return Exists(said.filter(**{receiver: OuterRef("pk")}))


def untold_readers(
    incident: Incident, audience: Audience, *, corrects: str
) -> QuerySet[Subscriber]:
    """Those who did not get the wrong text, and get the right one alone."""
    return readers_of(incident, audience).exclude(was_told("subscriber", corrects))


def untold_outlets(incident: Incident, audience: Audience, *, corrects: str) -> QuerySet[Outlet]:
    return outlets_of(incident, audience).exclude(was_told("outlet", corrects))


def lane_of(publication: Publication) -> Delivery.Lane:
    """Colleagues are never behind the news to 100,000 customers; corrections are before it."""
    if publication.audience.profile != "public":
        return Delivery.Lane.COLLEAGUES
    return Delivery.Lane.CORRECTIONS if publication.corrects_id else Delivery.Lane.NEWS
