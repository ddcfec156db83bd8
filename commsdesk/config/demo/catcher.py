"""What the demo's mails and webhooks arrive at: a real SMTP server and a real HTTP server."""

from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Any

from aiohttp import web
from aiosmtpd.controller import Controller
from standardwebhooks import Webhook


@dataclass
class Mailbox:
    """Every mail, by (Message-ID, recipient); a repeat is the same one."""

    mails: dict[tuple[str, str], Message] = field(default_factory=dict)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        headers = BytesHeaderParser().parsebytes(envelope.content)
        for recipient in envelope.rcpt_tos:
            self.mails[(str(headers["Message-ID"]), recipient)] = headers
        return "250 Caught"

    @property
    def to_readers(self) -> dict[tuple[str, str], Message]:
        return {key: mail for key, mail in list(self.mails.items()) if mail["List-Id"]}

    @property
    def to_accounts(self) -> list[tuple[str, str]]:
        """(recipient, subject) of what was written to colleagues."""
        return [
            (recipient, str(mail["Subject"]))
            for (_, recipient), mail in list(self.mails.items())
            if not mail["List-Id"]
        ]


def catch_mail(host: str, port: int) -> tuple[Mailbox, Controller]:
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # not a line for every line
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname=host, port=port, data_size_limit=None)
    controller.start()
    return mailbox, controller


@dataclass
class Hooks:
    """A receiver of webhooks: one address for each of `secrets`, each signature checked."""

    secrets: dict[str, str]  # path to signing secret
    received: set[tuple[str, str]] = field(default_factory=set)  # (path, webhook-id)
    forged: int = 0
    port: int = 0

    async def take(self, request: web.Request) -> web.Response:
        secret = self.secrets.get(request.path)
        if secret is None:
            return web.Response(status=404)
        try:
            Webhook(secret).verify(await request.read(), dict(request.headers))
        except Exception:  # noqa: BLE001 (whatever is wrong with it, it is not ours)
            self.forged += 1
            return web.Response(status=400)
        self.received.add((request.path, request.headers["webhook-id"]))
        return web.Response(status=204)

    def listen(self) -> None:
        """Serve on a free port, from a thread that ends with the process."""
        is_up = threading.Event()
        threading.Thread(target=asyncio.run, args=[self._serve(is_up)], daemon=True).start()
        is_up.wait(10)

    async def _serve(self, is_up: threading.Event) -> None:
        application = web.Application()
        application.router.add_post("/{name}", self.take)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        is_up.set()
        await asyncio.Event().wait()
