"""For every channel: a far side that takes from one reader's name and refuses another's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from commsdesk.channels.contract import Bulk, Reader
from commsdesk.channels.email import Email
from commsdesk.channels.rehearsal import Rehearsal
from commsdesk.channels.webhook import Webhook
from tests.channels.endpoints import endpoint, opened
from tests.channels.relays import ScriptedRelay
from tests.channels.say import LEAVE_URL, PAGE, reader

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@dataclass(frozen=True)
class Stage:
    channel: Bulk
    reader: Callable[[str, int], Reader]  # by name and key; "nobody" is refused for good
    keys: Callable[[], list[str]]  # by which the far side knows a repeat, in the order taken


@asynccontextmanager
async def email() -> AsyncIterator[Stage]:
    relay = ScriptedRelay(
        odd=lambda command, to: "550 no" if command[:4] == "RCPT" and "nobody" in to else None
    )
    async with relay.listening() as where:
        channel = Email(
            where, sender="us@acme.example", list_host="acme.example", leave_url=LEAVE_URL
        )
        try:
            yield Stage(
                channel,
                reader,
                lambda: [
                    line.decode()
                    for _, text in relay.taken
                    for line in text.split(b"\r\n")
                    if line.startswith(b"Message-ID: ")
                ],
            )
        finally:
            await channel.aclose()


@asynccontextmanager
async def webhook() -> AsyncIterator[Stage]:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=410 if request.path == "/nobody" else 204)

    async with endpoint(answer) as (url, calls), opened() as session:
        yield Stage(
            Webhook(session, page=PAGE, secret=SECRET),
            lambda name, key: reader(name, key, address=f"{url}/{name}"),
            lambda: [call.headers["webhook-id"] for call in calls if call.path != "/nobody"],
        )


@asynccontextmanager
async def rehearsal() -> AsyncIterator[Stage]:
    yield Stage(Rehearsal(), reader, list)


STAGES = {"email": email, "webhook": webhook, "rehearsal": rehearsal}
