"""Our mail, as the settings say that it leaves."""

from __future__ import annotations

from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings

from commsdesk.channels.email import Email
from commsdesk.channels.smtp.pacing import Pace
from commsdesk.channels.smtp.relay import relays


def email(pace: Pace | None = None) -> Email:
    """Close it when it is done with. Without a pace, for a mail that nothing else may hold up."""
    host = urlsplit(settings.COMMSDESK_PUBLIC_URL).hostname or ""
    return Email(
        *relays(settings.COMMSDESK_RELAY),
        sender=sender(),
        list_host="localhost" if ":" in host else host,  # an IPv6 address names no list
        leave_url=leave_url(),
        pace=pace,
        signer=settings.COMMSDESK_DKIM,
    )


def leave_url() -> str:
    """A reader's own way out, {token} standing for theirs."""
    return f"{settings.COMMSDESK_URL}/leave/{{token}}/"


def sender() -> str:
    """The address, under the organisation's name where the setting names nobody."""
    address: str = settings.COMMSDESK_MAIL_FROM
    return address if "<" in address else formataddr((settings.COMMSDESK_ORGANISATION, address))
