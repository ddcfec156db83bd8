"""What the delivery job needs to know of a publication, read from rows before it begins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from commsdesk.channels.contract import Note
from commsdesk.incidents.plain_sql import rows, together
from commsdesk.publishing.fan_out import call_off_overtaken
from commsdesk.publishing.models import Delivery
from commsdesk.publishing.notes import event_of, history_from, note_for, questions_of
from commsdesk.publishing.readers import lane_of
from commsdesk.publishing.stream import Stream

RETRY = "retry"  # as the timeline has it

# Those who were told wrongly come first.
STREAMS: Final = """
SELECT DISTINCT channel, is_untold FROM publishing_batch
WHERE publication_id = %s AND due_at IS NOT NULL ORDER BY is_untold
"""
ASKED: Final = """
SELECT max(at) FROM incidents_entry WHERE verb = %s AND about = %s AND incident_id =
    (SELECT incident_id FROM publishing_publication WHERE id = %s)
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
    about = f"publication:{publication_id}"
    *told, streams, ((asked_at,),) = together(  # one journey, for which the first mail waits
        *questions_of(publication_id),
        (STREAMS, (publication_id,)),
        (ASKED, (RETRY, about, publication_id)),
    )
    history = history_from(told)
    publication = next(one for one in history if one.pk == publication_id)
    newest = history[-1].pk
    if newest > publication_id:
        call_off_overtaken(publication, history, now)
        streams = rows(STREAMS, publication_id)
    event = event_of(publication, history)
    notice = {
        "incident": publication.incident.public_id,
        "publication": publication.public_id,
        "verb": "delivered",
    }
    return Order(
        publication=publication.pk,
        newest=newest,
        lane=lane_of(publication),
        said_at=asked_at or publication.at,
        notes={
            stream: note_for(publication, stream.channel, event, is_untold=stream.is_untold)
            for stream in (Stream(*row) for row in streams)
        },
        notice="" if publication.is_private else json.dumps(notice),  # see `record`
    )
