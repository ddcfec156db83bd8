"""E-mail, by our own pipelined SMTP client. `to` is an address."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.utils import unquote
from functools import partial
from typing import ClassVar

from commsdesk.channels.contract import (
    Batches,
    Begin,
    Bulk,
    NotBegun,
    Note,
    Reader,
    Receipt,
    Settled,
    one_batch,
)
from commsdesk.channels.letters.render import Stationery, letter_of
from commsdesk.channels.letters.signed import Signer
from commsdesk.channels.measure import LIMITS, Limit
from commsdesk.channels.smtp.address import objection
from commsdesk.channels.smtp.client import Fleet
from commsdesk.channels.smtp.pacing import Pace
from commsdesk.channels.smtp.relay import NAME, Relay

LEAVE_URL = re.compile(r"https?://[!-;=?-z|~]*\{token\}[!-;=?-z|~]*")
SENDER = re.compile(r"(?:(?P<name>[^<>\x00-\x1f]*)<)?(?P<address>[^<>\s]+)(?(name)>)")


class Email(Bulk):
    name: ClassVar[str] = "email"
    limit: ClassVar[Limit] = LIMITS["email"]

    def __init__(
        self,
        *relays: Relay,
        sender: str,
        list_host: str,
        leave_url: str = "",
        connections: int = 20,
        pace: Pace | None = None,
        signer: Signer | None = None,
    ) -> None:
        """`sender` is an address, with a name if wished: Acme Status <status@acme.example>.

        `list_host` names the list and ends every Message-ID; `leave_url` holds {token} where the
        reader's own token goes. Raises ValueError with the mend where one of them cannot serve.
        """
        address = _address(sender)
        if not NAME.fullmatch(list_host):
            raise ValueError(f"The list's host must be like status.example.org, not {list_host!r}.")
        if leave_url and not LEAVE_URL.fullmatch(leave_url):
            raise ValueError(f"The way out must be like https://…/{{token}}/, not {leave_url!r}.")
        self._list = Stationery(address, list_host, leave_url, signer)
        self._colleagues = Stationery(address, list_host, signer=signer)
        self._fleet = Fleet(relays, sender=address.addr_spec, connections=connections, pace=pace)

    async def send(self, note: Note, to: str) -> str:
        """Send one note to one colleague: of no list, so without a way out. Raises SendError."""
        write = partial(letter_of, note, self._colleagues, datetime.now(UTC))
        receipts: list[Receipt] = []
        batches = one_batch([Reader(0, to)])
        with suppress(NotBegun):  # as the receipt says
            await self._fleet.send(write, batches, begin=lambda _: True, settled=receipts.append)
        (receipt,) = receipts
        if receipt.error:
            raise receipt.error
        return receipt.reference

    async def fan_out(
        self, note: Note, batches: Batches, *, begin: Begin, settled: Settled
    ) -> None:
        write = partial(letter_of, note, self._list, datetime.now(UTC))
        await self._fleet.send(write, batches, begin=begin, settled=settled)

    async def aclose(self) -> None:
        await self._fleet.aclose()


def _address(sender: str) -> Address:
    found = SENDER.fullmatch(sender)
    address = found["address"] if found else ""
    reason = objection(address) if address.isascii() else "It is not written in ASCII."
    if found is None or reason:
        raise ValueError(
            f"The sender must be like Acme <status@example.org>, not {sender!r}. {reason}"
        )
    name = unquote((found["name"] or "").strip())
    return Address(str(make_header(decode_header(name))), addr_spec=address)
