"""Write one delivery for each reader and outlet, in the transaction that publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from commsdesk.incidents.models import Audience, Incident
from commsdesk.incidents.plain_sql import Question, rows, together
from commsdesk.publishing.batches import AT_ONCE, CORRECTING, IN_BATCH, MANY
from commsdesk.publishing.models import Publication, Stop
from commsdesk.publishing.readers import lane_of, outlets_of, readers_of, wrong_texts

Receivers = Callable[..., QuerySet[Any]]  # readers_of or outlets_of

# Numbers that no row has; the real ones take their places when something is asked.
ANY_INCIDENT, ANY_AUDIENCE = -1, -2

INSERT = f"""
WITH written AS (
    INSERT INTO publishing_delivery (publication_id, subscriber_id, outlet_id, channel, lane,
        is_untold, state, is_drill, is_private, tries, due_at, reference, reason)
    SELECT %s, reader, outlet, CASE WHEN %s THEN 'rehearsal' ELSE channel END, %s, %s, 'waiting',
        %s, %s, 0, %s, '', ''
    FROM (
        SELECT id, NULL::bigint, channel FROM ({{readers}}) AS reader (id, channel)
        UNION ALL SELECT NULL, id, channel FROM ({{outlets}}) AS outlet (id, channel)
    ) AS receiver (reader, outlet, channel)
    {{unless}}
    RETURNING id, channel
), grouped AS (
    SELECT channel, min(id) AS first, max(id) AS last, count(*) AS many FROM written
    GROUP BY channel, id / {MANY}
), batched AS (
    INSERT INTO publishing_batch (publication_id, channel, is_untold, lane, first, last, due_at)
    SELECT %s, channel, %s, %s, first, last, {AT_ONCE} FROM grouped
)
SELECT coalesce(sum(many), 0) FROM grouped
"""  # noqa: S608 (nobody's words are in it, here and below)

# What a worker holds meanwhile is on its way and stays so. Of whom a copy may have reached it stays
# unknown whether one did, which counts as told.
SUPERSEDE = f"""
WITH batch AS (
    SELECT * FROM publishing_batch
    WHERE publication_id IN ({{publications}}) AND due_at IS NOT NULL AND lease_until IS NULL
    ORDER BY id FOR UPDATE
), superseded AS (
    UPDATE publishing_delivery AS delivery SET settled_at = %s, reason = %s,
        state = CASE WHEN is_doubtful THEN 'unknown' ELSE 'superseded' END
    FROM batch WHERE {IN_BATCH} AND settled_at IS NULL AND {{who}}
    RETURNING delivery.id
)
SELECT count(*) FROM superseded
"""  # noqa: S608

EARLIER = """
SELECT id FROM publishing_publication WHERE incident_id = %s AND audience_id = %s AND id < %s
"""

GETS_THIS = """(
    EXISTS (SELECT FROM publishing_delivery AS newer
        WHERE newer.publication_id = %s AND newer.subscriber_id = delivery.subscriber_id)
    OR EXISTS (SELECT FROM publishing_delivery AS newer
        WHERE newer.publication_id = %s AND newer.subscriber_id IS NULL
            AND newer.outlet_id = delivery.outlet_id)
)"""


def fan_out(publication: Publication, now: datetime, *, is_first: bool) -> int:
    """Returns how many deliveries were written; 1,000,000 readers are one statement.

    `is_first` says that this audience heard nothing of the incident before.
    """
    wrong = wrong_texts(publication.corrects)
    if publication.corrects:  # first, so that no worker claims one while its readers are chosen
        rows(CORRECTING, publication.corrects_id)
        Stop.objects.get_or_create(
            publication=publication.corrects, defaults={"by": publication.by, "at": now}
        )
        call_off_wrong(publication, now)
    inserts = insertion(publication, now, wrong=wrong)
    if wrong:
        inserts += insertion(publication, now, is_untold=True)
    calling_off = [] if is_first else [calling_off_older(publication, now)]
    written = together(*inserts, *calling_off)[: len(inserts)]
    return sum(int(count) for ((count,),) in written)


def insertion(
    publication: Publication,
    now: datetime,
    *,
    wrong: tuple[int, ...] = (),
    is_untold: bool = False,
) -> list[Question]:
    """What inserts them and answers how many they are; none where the incident is private."""
    if publication.is_private:
        return []
    readers, of_readers = selection(readers_of, publication, wrong)
    outlets, of_outlets = selection(outlets_of, publication, wrong)
    # Whatever became of somebody's wrong copy a moment ago, one of the two texts is theirs.
    unless = "ON CONFLICT DO NOTHING" if is_untold else ""
    statement = INSERT.format(readers=readers, outlets=outlets, unless=unless)
    is_drill, is_private = publication.is_drill, publication.is_private
    number, lane = publication.pk, lane_of(publication)
    row = [number, is_drill, lane, is_untold, is_drill, is_private, now]
    return [(statement, (*row, *of_readers, *of_outlets, number, is_untold, lane))]


def selection(
    receivers_of: Receivers, publication: Publication, wrong: tuple[int, ...]
) -> Question:
    """The number and the channel of each."""
    text, values = worded(receivers_of, wrong)
    numbers = {ANY_INCIDENT: publication.incident_id, ANY_AUDIENCE: publication.audience_id}
    return text, tuple(numbers.get(value, value) for value in values)


@lru_cache(maxsize=8)
def worded(receivers_of: Receivers, wrong: tuple[int, ...]) -> Question:
    """Kept, for Django takes a millisecond and a half to word both, and publishing waits."""
    receivers = receivers_of(Incident(pk=ANY_INCIDENT), Audience(pk=ANY_AUDIENCE), wrong=wrong)
    return receivers.values_list("pk", "channel").query.sql_with_params()


def call_off_overtaken(
    publication: Publication, history: Iterable[Publication], now: datetime
) -> None:
    """What waits of it and was told anew since, going by all that its audience was told."""
    for other in history:
        if other.pk > publication.pk:
            call_off_older(other, now)


def call_off_older(publication: Publication, now: datetime) -> None:
    """Nobody gets an earlier update after this one, whatever time the clock had for each."""
    together(calling_off_older(publication, now))


def calling_off_older(publication: Publication, now: datetime) -> Question:
    number = publication.pk
    earlier = publication.incident_id, publication.audience_id, number
    statement = SUPERSEDE.format(publications=EARLIER, who=GETS_THIS)
    return statement, (*earlier, now, replaced_by(publication), number, number)


def call_off_wrong(correction: Publication, now: datetime) -> None:
    """Nobody more gets what it corrects."""
    statement = SUPERSEDE.format(publications="%s", who="true")
    rows(statement, correction.corrects_id, now, replaced_by(correction))


def replaced_by(publication: Publication) -> str:
    return f"replaced by update {publication.public_id}"
