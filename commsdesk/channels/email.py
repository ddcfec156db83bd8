"""E-mail, by our own pipelined SMTP client. `to` is an address."""

from __future__ import annotations

from collections.abc import AsyncIterable, Sequence
from typing import ClassVar

from commsdesk.channels.contract import Begin, Bulk, Note, Reader, Settled
from commsdesk.channels.measure import LIMITS, Limit
from commsdesk.channels.smtp.relay import Relay


class Email(Bulk):
    name: ClassVar[str] = "email"
    limit: ClassVar[Limit] = LIMITS["email"]

    def __init__(
        self,
        relay: Relay,
        *,
        sender: str,
        list_host: str,
        leave_url: str = "",
        connections: int = 16,
    ) -> None:
        """`sender` is an address, with a name if wished: Acme Status <status@acme.example>.

        `list_host` names the list and ends every Message-ID; `leave_url` holds {token} where the
        reader's own token goes. Raises ValueError with the mend where one of them cannot serve.
        """
        self.relay = relay
        self.connections = connections

    async def send(self, note: Note, to: str) -> str:
        """Send one note to one colleague: no list, no way out. Raises SendError."""
        raise NotImplementedError

    async def fan_out(
        self,
        note: Note,
        batches: AsyncIterable[Sequence[Reader]],
        *,
        begin: Begin,
        settled: Settled,
    ) -> None:
        raise NotImplementedError

    async def aclose(self) -> None:
        raise NotImplementedError
