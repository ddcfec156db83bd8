"""Who was told, when, and what the server said…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.people.models import Role
from commsdesk.publishing.models import Delivery, Outlet, Publication, Subscriber
from commsdesk.publishing.receipts import after, export, harmless, look_up, rows
from commsdesk.publishing.secrets import encrypt
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def said() -> Publication:
    """To ann, who was told, and to bob, who was refused."""
    for name in ("ann", "bob"):
        make.subscriber(f"{name}@example.test")
    publication = make.published()
    told = {"state": "accepted", "reference": "2.0.0 queued as 4Fq", "settled_at": NOON}
    refused = {"state": "refused", "reason": "550 no such mailbox", "settled_at": NOON}
    for name, mark in (("ann", told), ("bob", refused)):
        reader = Subscriber.objects.get(address=f"{name}@example.test")
        publication.deliveries.filter(subscriber=reader.pk).update(tries=1, **mark)
    return publication


def found(said, address="", *, state="", by=None):
    return look_up(said, address, state=state, by=by or make.lee(), now=NOON)


def test_is_found_by_a_part_of_the_address_however_it_is_written(said):
    (receipt,) = found(said, " ANN@ ").receipts
    assert (receipt.reader, receipt.state, receipt.at) == ("ann@example.test", "accepted", NOON)
    assert receipt.said == "2.0.0 queued as 4Fq"
    (receipt,) = found(said, "bob").receipts
    assert receipt.said == "550 no such mailbox"


def test_takes_no_sign_of_an_address_for_a_pattern(said):
    assert found(said, "%").receipts == found(said, "_nn").receipts == []


def test_is_shown_for_everybody_where_no_address_is_given(said, monkeypatch):
    assert [one.reader[:3] for one in found(said, "").receipts] == ["ann", "bob"]
    monkeypatch.setattr("commsdesk.publishing.receipts.SHOWN", 1)
    some = found(said, "")
    assert (len(some.receipts), some.are_more) == (1, True)


@pytest.mark.parametrize(
    ("address", "state", "readers", "why_none"),
    [
        ("", "refused", ["bob@example.test"], ""),
        ("ann", "refused", [], "Nobody with ann in the address is refused."),
        ("", "stopped", [], "Nobody is stopped."),
        ("", "lost", [], "No delivery is 'lost', but one of: waiting, accepted"),
    ],
)
def test_is_shown_for_those_of_one_state(said, address, state, readers, why_none):
    some = found(said, address, state=state)
    assert [one.reader for one in some.receipts] == readers
    assert some.why_not.startswith(why_none)


def test_names_an_outlet_and_says_where_a_reader_was_removed(said):
    outlet = Outlet.objects.create(
        name="Status account", channel="webhook", address=encrypt("https://x.example/"),
        audience=make.audience(),
    )  # fmt: skip
    of_bob = said.deliveries.get(state="refused")
    Delivery.objects.filter(pk=of_bob.pk).update(subscriber=None, outlet=outlet)
    Subscriber.objects.all().delete()
    assert [one.reader for one in found(said, "").receipts] == ["Status account", ""]
    assert [one.reader for one in found(said, state="refused").receipts] == ["Status account"]


WHY_NOT = [
    ({}, "was not among those whom this concerned"),
    ({"joined_at": NOON + minutes(1)}, "joined 12:01 UTC, after this was said"),
    ({"left_at": NOON - minutes(1)}, "left 11:59 UTC, before this was said"),
    ({"verified_at": None}, "had not confirmed the address"),
    ({"switched_off_at": NOON - minutes(5)}, "was switched off 11:55 UTC"),
]


@pytest.mark.parametrize(("reader", "why"), WHY_NOT)
def test_is_explained_where_there_is_none(said, reader, why):
    late = make.subscriber("eve@example.test")
    Subscriber.objects.filter(pk=late.pk).update(**reader)
    assert why in found(said, "Eve@example.test").why_not


def test_is_not_made_up_for_a_stranger(said):
    assert found(said, "zoe@").why_not == "No reader of Public has zoe@ in the address."


@pytest.mark.parametrize(
    ("role", "looks", "exports"),
    [
        (Role.ADMINISTRATOR, True, True),
        (Role.LIAISON, True, True),
        (Role.SUPPORT, True, False),
        (Role.RESPONDER, False, False),
        (Role.EXECUTIVE, False, False),
    ],
)
def test_is_for_those_whose_work_it_is(said, role, looks, exports):
    somebody = make.user("Somebody", role)
    for may, verb in (
        (looks, lambda: found(said, "ann", by=somebody)),
        (exports, lambda: export(said, by=somebody, now=NOON)),
    ):
        if may:
            verb()
        else:
            with pytest.raises(PermissionDenied, match="accounts may"):
                verb()
    assert said.incident.timeline.filter(verb="export").count() == int(exports)


def test_is_of_no_private_incident_to_who_is_not_on_it():
    private = make.incident("Quiet", is_private=True)
    make.facts(private)
    publication = make.published(make.draft(private))
    stranger = make.user("Sue", Role.SUPPORT)
    with pytest.raises(PermissionDenied, match="not for you to read"):
        found(publication, "ann", by=stranger)


def test_is_exported_a_part_at_a_time(said, monkeypatch):
    monkeypatch.setattr("commsdesk.publishing.receipts.MANY", 1)
    (first,) = after(said, 0)
    (second,) = after(said, first.subscriber)
    assert after(said, second.subscriber) == []
    assert list(rows([first, second])) == [
        ["ann@example.test", "email", "accepted", "2026-11-21T12:00:00+00:00",
         "2.0.0 queued as 4Fq", "1"],
        ["bob@example.test", "email", "refused", "2026-11-21T12:00:00+00:00",
         "550 no such mailbox", "1"],
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["=1+1", "+49@x.example", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_is_no_formula_to_a_spreadsheet(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["ann@example.test", "", "2.0.0 = ok"])
def test_is_left_alone_where_it_is_no_formula(cell):
    assert harmless(cell) == cell
