"""Mail of Django's own, such as a forgotten password: a job, so that no page waits for a relay.

A link that opens an account stands in it, so it is encrypted until it leaves.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from procrastinate.contrib.django import app

from commsdesk.publishing.secrets import encrypt


class ThroughAJob(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for to in message.recipients():
                defer(message, to)
        return len(email_messages)


def defer(message: EmailMessage, to: str) -> None:
    words = {"subject": str(message.subject), "body": str(message.body), "to": to}
    sealed = encrypt(json.dumps({**words, "key": f"account-{secrets.token_hex(8)}"}))
    app.configure_task("config.mail").defer(sealed=sealed)
