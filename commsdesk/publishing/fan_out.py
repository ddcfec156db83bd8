"""Write one delivery for each reader and outlet, in the transaction that publishes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.readers import lane_of, outlets_of, readers_of

INSERT = """
INSERT INTO publishing_delivery (publication_id, {receiver}, channel, lane, state, is_drill,
    is_private, tries, due_at, reference, reason)
SELECT %s, receiver.id, CASE WHEN %s THEN 'rehearsal' ELSE receiver.channel END, %s, 'waiting',
    %s, %s, 0, %s, '', ''
FROM ({receivers}) AS receiver (id, channel)
"""


def fan_out(publication: Publication, now: datetime) -> int:
    """Returns how many deliveries were written; 1,000,000 readers are one statement."""
    incident, audience = publication.incident, publication.audience
    wrong = publication.corrects.public_id if publication.corrects else ""
    if publication.corrects:  # first, so that no worker claims one while its readers are chosen
        supersede(Delivery.objects.filter(publication=publication.corrects), publication, now)
    readers = readers_of(incident, audience, corrects=wrong)
    outlets = outlets_of(incident, audience, corrects=wrong)
    written = insert(publication, "subscriber_id", readers, now)
    written += insert(publication, "outlet_id", outlets, now)
    call_off_older(publication, now)
    return written


def insert(publication: Publication, receiver: str, receivers: QuerySet[Any], now: datetime) -> int:
    if receivers.query.is_empty():
        return 0
    selected, parameters = receivers.values_list("pk", "channel").query.sql_with_params()
    statement = INSERT.format(receiver=receiver, receivers=selected)  # both are ours
    is_drill, is_private = publication.is_drill, publication.is_private
    lane = lane_of(publication)
    values = [publication.pk, is_drill, lane, is_drill, is_private, now, *parameters]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def call_off_older(publication: Publication, now: datetime) -> None:
    for receiver in (
        {"subscriber": OuterRef("subscriber")},
        {"outlet": OuterRef("outlet"), "subscriber": None},
    ):
        supersede(older(publication, receiver), publication, now)


def older(publication: Publication, receiver: dict[str, Any]) -> QuerySet[Delivery]:
    """Earlier updates to the receivers of this one: nobody gets them after it."""
    newer = Delivery.objects.filter(publication=publication, **receiver)
    earlier = Delivery.objects.filter(
        Exists(newer),
        publication__incident=publication.incident,
        publication__audience=publication.audience,
        publication__at__lte=publication.at,
        state=Delivery.State.WAITING,
    )
    return earlier.exclude(publication=publication)


def supersede(replaced: QuerySet[Delivery], publication: Publication, now: datetime) -> None:
    """Call off what still waits; what a worker claims meanwhile is on its way and stays so."""
    # The state stands beside the subquery, where PostgreSQL looks again once it holds the row.
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING, pk__in=replaced.values("pk"))
    said = f"replaced by update {publication.public_id}"
    waiting.update(state=Delivery.State.SUPERSEDED, settled_at=now, reason=said)
