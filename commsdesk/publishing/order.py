"""What the delivery job needs to know of a publication, read from rows before it begins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commsdesk.channels.contract import Note
from commsdesk.publishing.fan_out import call_off_older
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.notes import note_for
from commsdesk.publishing.readers import lane_of

UNSETTLED = (Delivery.State.WAITING, Delivery.State.CLAIMED)


@dataclass(frozen=True)
class Order:
    """What is to be delivered."""

    publication: int
    lane: Delivery.Lane
    said_at: datetime
    notes: Mapping[str, Note]  # by channel; only those by which somebody still waits
    notice: str  # what open desks are told while it goes on


def order_for(publication_id: int, now: datetime) -> Order:
    """What is left to deliver, once that is called off which newer updates have overtaken: it was
    on its way when they were published, and came back."""
    publication = Publication.objects.select_related("incident", "audience").get(pk=publication_id)
    for newer in Publication.objects.filter(
        incident=publication.incident, audience=publication.audience, pk__gt=publication.pk
    ):
        call_off_older(newer, now)
    waiting = Delivery.objects.filter(publication=publication, state__in=UNSETTLED)
    channels = waiting.order_by().values_list("channel", flat=True).distinct()
    notice = {
        "incident": publication.incident.public_id,
        "publication": publication.public_id,
        "verb": "delivered",
    }
    return Order(
        publication=publication.pk,
        lane=lane_of(publication),
        said_at=publication.at,
        notes={channel: note_for(publication, channel) for channel in channels},
        notice="" if publication.is_private else json.dumps(notice),  # see `record`
    )
