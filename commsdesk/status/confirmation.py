"""The mail that asks whether somebody wants our updates."""

from __future__ import annotations

import logging

from asgiref.sync import async_to_sync
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from commsdesk.channels.contract import Note, SendError
from commsdesk.people.page import mail
from commsdesk.publishing.models import Subscriber

log = logging.getLogger(__name__)


def ask(subscriber: Subscriber) -> None:
    """Raises SendError where asking again may help."""
    try:
        async_to_sync(mail)(question(subscriber), subscriber.address)
    except SendError as error:
        if not error.permanent:
            raise
        log.warning("Subscriber %s cannot be asked to confirm: %s", subscriber.pk, error)


def question(subscriber: Subscriber) -> Note:
    words = render_to_string(
        "status/confirmation.txt", {"organisation": settings.COMMSDESK_ORGANISATION}
    )
    title, _, body = words.partition("\n\n")
    return Note(
        title=title,
        body=body,
        url=settings.COMMSDESK_URL + reverse("status:confirm", args=[subscriber.token]),
        key=f"confirm-{subscriber.pk}-{subscriber.joined_at:%Y%m%dT%H%M%S}",
    )
