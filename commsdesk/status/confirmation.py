"""The mail that asks whether somebody wants our updates."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from commsdesk.channels.contract import Note
from commsdesk.channels.email import Email
from commsdesk.channels.smtp.relay import Relay
from commsdesk.publishing.models import Subscriber


def confirmation(subscriber: Subscriber) -> Note:
    title, _, body = render_to_string(
        "status/confirmation.txt", {"organisation": settings.COMMSDESK_ORGANISATION}
    ).partition("\n\n")
    return Note(
        title=title,
        body=body.strip(),
        url=settings.COMMSDESK_URL + reverse("status:confirm", args=[subscriber.token]),
        key=f"confirm-{subscriber.pk}-{subscriber.joined_at:%Y%m%dT%H%M%S}",
    )


async def send_confirmation(subscriber: Subscriber) -> None:
    """Raises SendError, and the job is done again."""
    channel = Email(
        Relay.from_url(settings.COMMSDESK_RELAY),
        sender=settings.COMMSDESK_MAIL_FROM,
        list_host=urlsplit(settings.COMMSDESK_PUBLIC_URL).hostname or "",
        connections=1,
    )
    try:
        await channel.send(confirmation(subscriber), subscriber.address)
    finally:
        await channel.aclose()
