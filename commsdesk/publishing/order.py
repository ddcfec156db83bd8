"""What the delivery job needs to know of a publication, read from rows before it begins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from commsdesk.channels.contract import Note
from commsdesk.incidents.plain_sql import together
from commsdesk.publishing.fan_out import call_off_overtaken
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.notes import event_of, history_of, note_for
from commsdesk.publishing.readers import lane_of
from commsdesk.publishing.stream import Stream

RETRY = "retry"  # as the timeline has it

# The first mail waits for both.
STREAMS: Final = """
SELECT DISTINCT channel, is_untold FROM publishing_batch
WHERE publication_id = %s AND due_at IS NOT NULL ORDER BY is_untold
"""
ASKED: Final = """
SELECT max(at) FROM incidents_entry WHERE incident_id = %s AND verb = %s AND about = %s
"""


@dataclass(frozen=True)
class Order:
    """What is to be delivered."""

    publication: int
    newest: int  # of all that its readers were told of its incident
    lane: Delivery.Lane
    said_at: datetime  # or asked again by a colleague
    notes: Mapping[Stream, Note]  # only where somebody still waits; first who was told wrongly
    notice: str  # what open desks are told while it goes on

    @property
    def channels(self) -> set[str]:
        return {stream.channel for stream in self.notes}


def order_for(publication_id: int, now: datetime) -> Order:
    """What is left to deliver, once that is called off which newer updates have overtaken: it was
    on its way when they were published, and came back."""
    history = history_of(publication_id)
    publication = next(one for one in history if one.pk == publication_id)
    call_off_overtaken(publication, history, now)
    streams, asked_at = streams_of(publication)
    event = event_of(publication, history)
    notice = {
        "incident": publication.incident.public_id,
        "publication": publication.public_id,
        "verb": "delivered",
    }
    return Order(
        publication=publication.pk,
        newest=max(one.pk for one in history),
        lane=lane_of(publication),
        said_at=asked_at or publication.at,
        notes={
            stream: note_for(publication, stream.channel, event, is_untold=stream.is_untold)
            for stream in streams
        },
        notice="" if publication.is_private else json.dumps(notice),  # see `record`
    )


def streams_of(publication: Publication) -> tuple[list[Stream], datetime | None]:
    """In which somebody still waits, first those who were told wrongly; and when that was last
    asked for again, from when on it is tried for a day."""
    about = f"publication:{publication.pk}"
    streams, ((asked_at,),) = together(
        (STREAMS, (publication.pk,)), (ASKED, (publication.incident_id, RETRY, about))
    )
    return [Stream(*row) for row in streams], asked_at
