"""Proof of what became of a publication: for each reader, told or not, when, and who said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from commsdesk.drafting.words import clock
from commsdesk.incidents.record import record
from commsdesk.people.models import Role, User
from commsdesk.publishing.may_read import may_read
from commsdesk.publishing.models import Delivery, Outlet, Publication, Subscriber

SHOWN = 50
MANY = 2_000  # read at once for an export
MAY_LOOK_UP = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON, Role.SUPPORT)
MAY_EXPORT = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON)


@dataclass(frozen=True)
class Receipt:
    """One reader's copy."""

    subscriber: int | None
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


def look_up(
    publication: Publication, address: str, *, state: str = "", by: User, now: datetime
) -> Found:
    """The receipts of readers whose address holds these signs, at most 50; of all for none.

    With a state, only of those who are in it. Raises PermissionDenied.
    """
    require_right(publication, by, MAY_LOOK_UP, "look up who was told")
    address = address.strip()
    if not address.isprintable():
        return Found([], are_more=False, why_not="An address holds no control characters.")
    found = readers(publication)
    if address:
        found = found.filter(subscriber__address__icontains=address)
    if state:
        found = found.filter(state=state)
    receipts = receipts_of(found[: SHOWN + 1])
    ours = [] if address else [one for one in outlets(publication) if state in ("", one.state)]
    why_not = "" if receipts or ours else why_none(publication, address, state, now)
    return Found([*ours, *receipts[:SHOWN]], len(receipts) > SHOWN, why_not)


def why_none(publication: Publication, address: str, state: str, now: datetime) -> str:
    if state in Delivery.State.values:
        of_these = f"with {address} in the address " if address else ""
        return f"Nobody {of_these}is {Delivery.State(state).label.lower()}."
    if state:
        return f"No delivery is {state!r}, but one of: {', '.join(Delivery.State.values)}."
    return not_told(publication, address, now) if address else ""


@transaction.atomic
def export(publication: Publication, *, by: User, now: datetime) -> None:
    """Let somebody take every receipt along, on the timeline. Raises PermissionDenied."""
    require_right(publication, by, MAY_EXPORT, "export who was told")
    about = f"publication:{publication.pk}"
    text = f"who was told “{publication.title}”"
    record(publication.incident, "export", by=by, now=now, about=about, text=text)


def after(publication: Publication, subscriber: int) -> list[Receipt]:
    """The next 2,000 readers' receipts of an export, in the order of their numbers."""
    next_ones = readers(publication).filter(subscriber_id__gt=subscriber)
    return receipts_of(next_ones[:MANY])


def outlets(publication: Publication) -> list[Receipt]:
    """Those of our own outlets, which are few."""
    ours = Delivery.objects.filter(publication=publication, subscriber=None)
    return receipts_of(ours.order_by("outlet_id"))


def require_right(publication: Publication, by: User, roles: tuple[Role, ...], act: str) -> None:
    if not may_read(by, publication.incident, publication.audience):
        raise PermissionDenied(f"What {publication.audience} is told is not for you to read.")
    if not by.has_role(*roles):
        *others, last = [role.label for role in roles]
        raise PermissionDenied(f"Only {', '.join(others)} or {last} accounts may {act}.")


def readers(publication: Publication) -> QuerySet[Delivery]:
    """In an order that an index has, so that the first of a million come at once."""
    deliveries = Delivery.objects.filter(publication=publication, subscriber__isnull=False)
    return deliveries.order_by("subscriber_id")


def receipts_of(deliveries: Iterable[Delivery]) -> list[Receipt]:
    """A reader who was removed since has no row any more, but their delivery does."""
    found = list(deliveries)
    readers = Subscriber.objects.filter(pk__in={one.subscriber_id for one in found})
    addresses = dict(readers.values_list("pk", "address"))
    ours = Outlet.objects.filter(pk__in={one.outlet_id for one in found})
    names = dict(ours.values_list("pk", "name"))
    return [
        Receipt(
            subscriber=one.subscriber_id,
            reader=addresses.get(one.subscriber_id or 0) or names.get(one.outlet_id or 0, ""),
            channel=one.channel,
            state=Delivery.State(one.state),
            at=one.settled_at,
            said=one.reference or one.reason,
            tries=one.tries,
            due_at=one.due_at,
        )
        for one in found
    ]


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
