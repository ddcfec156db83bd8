"""Proof of what became of a publication: for each reader, told or not, when, and who said so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from commsdesk.drafting.words import clock
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.publishing.may_read import may_read
from commsdesk.publishing.models import Delivery, Publication, Subscriber

SHOWN = 50
MANY = 2_000  # read at once for an export
MAY_LOOK_UP = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON, Role.SUPPORT)
MAY_EXPORT = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON)


@dataclass(frozen=True)
class Receipt:
    """One reader's copy."""

    delivery: int
    reader: str  # an address, or the name of an outlet; nothing where the reader was removed
    channel: str
    state: Delivery.State
    at: datetime | None  # settled
    said: str  # in the far side's words, or ours where it never spoke
    tries: int
    due_at: datetime  # the next try, while it waits


@dataclass(frozen=True)
class Found:
    receipts: list[Receipt]
    are_more: bool
    why_not: str = ""  # there is none for this address


def look_up(publication: Publication, address: str, *, by: User, now: datetime) -> Found:
    """The receipts of readers whose address holds these signs, at most 50; of all for none.

    Raises PermissionDenied.
    """
    require_right(publication, by, MAY_LOOK_UP, "look up who was told")
    address = address.strip()
    deliveries = of(publication)
    if address:
        deliveries = deliveries.filter(subscriber__address__icontains=address)
    found = [receipt_of(delivery) for delivery in deliveries[: SHOWN + 1]]
    why_not = not_told(publication, address, now) if address and not found else ""
    return Found(found[:SHOWN], len(found) > SHOWN, why_not)


@transaction.atomic
def export(publication: Publication, *, by: User, now: datetime) -> None:
    """Let somebody take every receipt along, on the timeline. Raises PermissionDenied."""
    require_right(publication, by, MAY_EXPORT, "export who was told")
    about = f"publication:{publication.pk}"
    text = f"who was told “{publication.title}”"
    record(publication.incident, "export", by=by, now=now, about=about, text=text)


def after(publication: Publication, delivery: int) -> list[Receipt]:
    """The next 2,000 receipts of an export, in the order of their numbers."""
    return [receipt_of(one) for one in of(publication).filter(pk__gt=delivery)[:MANY]]


def require_right(publication: Publication, by: User, roles: tuple[Role, ...], act: str) -> None:
    if not may_read(by, publication.incident, publication.audience):
        raise PermissionDenied(f"What {publication.audience} is told is not for you to read.")
    if not by.has_role(*roles):
        *others, last = [role.label for role in roles]
        raise PermissionDenied(f"Only {', '.join(others)} or {last} accounts may {act}.")


def of(publication: Publication) -> QuerySet[Delivery]:
    deliveries = Delivery.objects.filter(publication=publication)
    return deliveries.select_related("subscriber", "outlet").order_by("pk")


def receipt_of(delivery: Delivery) -> Receipt:
    reader = ""
    if delivery.subscriber:
        reader = delivery.subscriber.address
    elif delivery.outlet:
        reader = delivery.outlet.name
    return Receipt(
        delivery=delivery.pk,
        reader=reader,
        channel=delivery.channel,
        state=Delivery.State(delivery.state),
        at=delivery.settled_at,
        said=delivery.reference or delivery.reason,
        tries=delivery.tries,
        due_at=delivery.due_at,
    )


def not_told(publication: Publication, address: str, now: datetime) -> str:
    """Why no copy was made for this very address, as far as is known today."""
    audience = publication.audience
    known = Subscriber.objects.filter(address__iexact=address, audience=audience).first()
    if known is None:
        return f"No reader of {audience} has {address} in the address."
    said_at = publication.at
    if known.joined_at > said_at:
        return f"{known.address} joined {clock(known.joined_at, now)}, after this was said."
    if known.left_at and known.left_at <= said_at:
        return f"{known.address} left {clock(known.left_at, now)}, before this was said."
    if known.verified_at is None or known.verified_at > said_at:
        return f"{known.address} had not confirmed the address when this was said."
    if known.switched_off_at and known.switched_off_at <= said_at:
        return f"{known.address} was switched off {clock(known.switched_off_at, now)}."
    return f"{known.address} was not among those whom this concerned."


def rows(receipts: list[Receipt]) -> Iterator[list[str]]:
    """The lines of an export, as a spreadsheet may open them: no cell is taken for a formula."""
    for one in receipts:
        at = one.at.isoformat(timespec="seconds") if one.at else ""
        cells = [one.reader, one.channel, one.state.value, at, one.said, str(one.tries)]
        yield [harmless(cell) for cell in cells]


COLUMNS = ["reader", "channel", "state", "at", "said", "tries"]


def harmless(cell: str) -> str:
    """An apostrophe before what would begin a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
