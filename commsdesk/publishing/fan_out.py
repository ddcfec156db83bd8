"""Write one delivery for each reader and outlet, in the transaction that publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from commsdesk.incidents.plain_sql import rows
from commsdesk.publishing.models import Delivery, Publication, Stop
from commsdesk.publishing.readers import (
    lane_of,
    outlets_of,
    readers_of,
    untold_outlets,
    untold_readers,
)

INSERT = """
INSERT INTO publishing_delivery (publication_id, {receiver}, channel, lane, is_untold, state,
    is_drill, is_private, tries, due_at, reference, reason)
SELECT %s, receiver.id, CASE WHEN %s THEN 'rehearsal' ELSE receiver.channel END, %s, %s, 'waiting',
    %s, %s, 0, %s, '', ''
FROM ({receivers}) AS receiver (id, channel)
"""

EARLIER = """
SELECT id FROM publishing_publication WHERE incident_id = %s AND audience_id = %s AND id < %s
"""


def fan_out(publication: Publication, now: datetime) -> int:
    """Returns how many deliveries were written; 1,000,000 readers are one statement."""
    incident, audience = publication.incident, publication.audience
    wrong = publication.corrects.public_id if publication.corrects else ""
    if publication.corrects:  # first, so that no worker claims one while its readers are chosen
        Stop.objects.get_or_create(
            publication=publication.corrects, defaults={"by": publication.by, "at": now}
        )
        supersede(Delivery.objects.filter(publication=publication.corrects), publication, now)
    readers = readers_of(incident, audience, corrects=wrong)
    outlets = outlets_of(incident, audience, corrects=wrong)
    written = insert(publication, "subscriber_id", readers, now)
    written += insert(publication, "outlet_id", outlets, now)
    if wrong:
        untold = untold_readers(incident, audience, corrects=wrong)
        written += insert(publication, "subscriber_id", untold, now, is_untold=True)
        unposted = untold_outlets(incident, audience, corrects=wrong)
        written += insert(publication, "outlet_id", unposted, now, is_untold=True)
    call_off_older(publication, now)
    return written


def insert(
    publication: Publication,
    receiver: str,
    receivers: QuerySet[Any],
    now: datetime,
    *,
    is_untold: bool = False,
) -> int:
    if receivers.query.is_empty():
        return 0
    selected, parameters = receivers.values_list("pk", "channel").query.sql_with_params()
    statement = INSERT.format(receiver=receiver, receivers=selected)  # both are ours
    is_drill, is_private = publication.is_drill, publication.is_private
    lane = lane_of(publication)
    values = [publication.pk, is_drill, lane, is_untold, is_drill, is_private, now, *parameters]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def call_off_overtaken(
    publication: Publication, history: Iterable[Publication], now: datetime
) -> None:
    """What waits of it and was told anew since, going by all that its audience was told."""
    for other in history:
        if other.pk > publication.pk:
            call_off_older(other, now)


def call_off_older(publication: Publication, now: datetime) -> None:
    """Nobody gets an earlier update after this one, whatever time the clock had for each."""
    numbers = [
        number
        for (number,) in rows(
            EARLIER, publication.incident_id, publication.audience_id, publication.pk
        )
    ]
    if not numbers:
        return
    older = Delivery.objects.filter(publication__in=numbers)
    newer = Delivery.objects.filter(publication=publication)
    told = newer.filter(subscriber=OuterRef("subscriber"))
    posted = newer.filter(subscriber=None, outlet=OuterRef("outlet"))
    with transaction.atomic(), no_nested_loops():
        supersede(older.filter(Exists(told)), publication, now)
        supersede(older.filter(Exists(posted), subscriber=None), publication, now)


@contextmanager
def no_nested_loops() -> Iterator[None]:
    """The planner takes the rows of a publication of this moment for one, and its loops over
    20,000 of them for as many others took minutes."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")


def supersede(replaced: QuerySet[Delivery], publication: Publication, now: datetime) -> None:
    """Call off what still waits; what a worker claims meanwhile is on its way and stays so.

    Of whom a copy may have reached it stays unknown whether one did, which counts as told.
    """
    # One plain condition, at which PostgreSQL looks again once it holds the row.
    waiting = replaced.filter(settled_at=None, state=Delivery.State.WAITING)
    said = f"replaced by update {publication.public_id}"
    state = Case(
        When(is_doubtful=True, then=Value(Delivery.State.UNKNOWN)),
        default=Value(Delivery.State.SUPERSEDED),
    )
    waiting.update(state=state, settled_at=now, reason=said)
