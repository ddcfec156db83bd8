"""A real relay on loopback (aiosmtpd) and the mails that it took."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from time import monotonic
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult

from commsdesk.channels.smtp.relay import Relay


class Mailbox:
    def __init__(self) -> None:
        self.envelopes: list[Any] = []
        self.sessions: list[Any] = []
        self.began: list[float] = []  # when each text came, by the monotonic clock
        self.pause = 0.0  # seconds from then to the answer

    async def handle_EHLO(self, server, session, envelope, name, answers):  # noqa: N802
        session.host_name = name
        return [answers[0], "250-PIPELINING", *answers[1:]]  # it reads ahead, but does not say so

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.began.append(monotonic())
        self.envelopes.append(envelope)
        self.sessions.append(session)
        await asyncio.sleep(self.pause)
        return "250 taken"

    def mails(self) -> list[EmailMessage]:
        return [
            message_from_bytes(envelope.content, policy=policy.default)
            for envelope in self.envelopes
        ]


def authenticated(server, session, envelope, mechanism, found) -> AuthResult:
    return AuthResult(success=(found.login, found.password) == (b"iris", b"p@ss"), handled=False)


@asynccontextmanager
async def real_relay(
    *, implicit: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None, **options
) -> AsyncIterator[tuple[Relay, Mailbox]]:
    mailbox, loop = Mailbox(), asyncio.get_running_loop()
    options |= {"hostname": "here", "tls_context": starttls, "loop": loop, "enable_SMTPUTF8": True}
    server = await loop.create_server(
        lambda: SMTP(mailbox, **options), "127.0.0.1", 0, ssl=implicit
    )
    try:
        yield Relay("127.0.0.1", server.sockets[0].getsockname()[1], "off"), mailbox
    finally:
        server.close()
