"""What the delivery job needs to know of a publication, read from rows before it begins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commsdesk.channels.contract import Note
from commsdesk.incidents.models import Entry
from commsdesk.publishing.fan_out import call_off_overtaken
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.notes import event_of, history_of, note_for
from commsdesk.publishing.readers import lane_of
from commsdesk.publishing.stream import Stream

RETRY = "retry"  # as the timeline has it


@dataclass(frozen=True)
class Order:
    """What is to be delivered."""

    publication: int
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
    event = event_of(publication, history)
    waiting = Delivery.objects.filter(publication=publication, settled_at=None)
    streams = waiting.order_by("is_untold").values_list("channel", "is_untold").distinct()
    notice = {
        "incident": publication.incident.public_id,
        "publication": publication.public_id,
        "verb": "delivered",
    }
    return Order(
        publication=publication.pk,
        lane=lane_of(publication),
        said_at=asked_at(publication),
        notes={
            Stream(channel, is_untold): note_for(publication, channel, event, is_untold=is_untold)
            for channel, is_untold in streams
        },
        notice="" if publication.is_private else json.dumps(notice),  # see `record`
    )


def asked_at(publication: Publication) -> datetime:
    """When it was last asked for: from then on it is tried for a day."""
    again = Entry.objects.filter(
        incident=publication.incident, verb=RETRY, about=f"publication:{publication.pk}"
    )
    last = again.order_by("at").last()
    return last.at if last else publication.at
