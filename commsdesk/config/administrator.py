"""The command `commsdesk administrator`: the link that makes the first one."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.server import ensure_migrated, ensure_server
from commsdesk.people.first_administrator import first_token, needs_first


def administrator() -> None:
    ensure_server(needed=1)
    ensure_migrated()
    if not needs_first():
        raise CannotStart(
            "Somebody has an account already; an administrator makes the others, on the page "
            f"{settings.COMMSDESK_URL}/desk/people/"
        )
    say_link()


def say_link() -> None:
    link = settings.COMMSDESK_URL + reverse("first", args=[first_token()])
    print(f"The first administrator is made here, within 30 minutes:\n{link}", flush=True)
