"""The public page, as those who read it by machine know it."""

from __future__ import annotations

import string
from hashlib import blake2b

from django.conf import settings

from commsdesk.channels.webhook_statuspage import Page
from commsdesk.people.mail import leave_url

SIGNS = string.digits + string.ascii_lowercase


def public_page() -> Page:
    url: str = settings.COMMSDESK_PUBLIC_URL
    return Page(id=page_id(url), url=url, leave_url=leave_url())


def page_id(url: str) -> str:
    """12 signs that stay the same for as long as the address does."""
    number = int.from_bytes(blake2b(url.encode(), digest_size=16).digest(), "big")
    return "".join(SIGNS[number // 36**place % 36] for place in range(12))
