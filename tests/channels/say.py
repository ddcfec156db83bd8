"""What the tests of the channels send, and to whom."""

from __future__ import annotations

from datetime import UTC, datetime

from commsdesk.channels.contract import ComponentState, Event, Note, Reader, Receipt, Update
from commsdesk.channels.webhook_statuspage import Page

URL = "https://status.acme.example/incidents/k1mlxlmdhqqp/"
LEAVE_URL = "https://status.acme.example/leave/{token}/"
PAGE = Page("kctbh9vrtdwd", "https://status.acme.example", LEAVE_URL)
SAID_AT = datetime(2026, 11, 21, 10, 5, tzinfo=UTC)


def event(**changes) -> Event:
    update = Update(
        id="u1u1u1u1u1u1",
        phase="identified",
        title="Card payments fail in Europe",
        body="Card payments fail.",
        at=SAID_AT,
        next_update_at=datetime(2026, 11, 21, 10, 25, tzinfo=UTC),
    )
    facts = {
        "incident": "k1mlxlmdhqqp",
        "phase": "identified",
        "severity": "SEV-1",
        "components": (
            ComponentState("c1c1c1c1c1c1", "Card payments", "Payments", "partial_outage"),
        ),
        "updates": (update,),
        "began_at": datetime(2026, 11, 21, 9, 52, tzinfo=UTC),
        "declared_at": datetime(2026, 11, 21, 9, 58, tzinfo=UTC),
    }
    return Event(**facts | changes)


def note(**changes) -> Note:
    words = {
        "title": "Card payments fail in Europe",
        "body": "Card payments fail for about a third of shops.\n\nNext update by 10:25 UTC.",
        "url": URL,
        "key": "p1p1p1p1p1p1",
        "event": event(),
    }
    return Note(**words | changes)


def reader(name: str = "ann", key: int = 1, **changes) -> Reader:
    token = name.encode().hex().ljust(32, "0")[:32]
    return Reader(**{"key": key, "address": f"{name}@reader.example", "token": token} | changes)


def readers(*names: str) -> list[Reader]:
    return [reader(name, key) for key, name in enumerate(names)]


def fates(receipts: list[Receipt]) -> dict[str, str]:
    """What became of each, by the name before the @."""
    return {receipt.reader.address.partition("@")[0]: fate(receipt) for receipt in receipts}


def fate(receipt: Receipt) -> str:
    if not receipt.error:
        return f"accepted: {receipt.reference}"
    kind = type(receipt.error).__name__
    return f"{'permanent ' if receipt.error.permanent else ''}{kind}: {receipt.error}"
