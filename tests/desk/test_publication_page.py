"""The page of what was said shows who was told."""

from __future__ import annotations

import asyncio
import csv

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import AsyncClient

from commsdesk.people.models import Role
from commsdesk.publishing.models import Publication
from tests import make
from tests.publishing.pretend import readers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def said() -> Publication:
    make.subscriber("ann@example.test")
    publication = make.published()
    publication.deliveries.update(
        state="accepted", settled_at=make.NOON, reference="2.0.0 <queued>", tries=1
    )
    return publication


def address(of: Publication, rest: str = "") -> str:
    return f"/desk/incidents/{of.incident.public_id}/said/{of.public_id}/{rest}"


def test_an_address_is_looked_up(as_, said):
    page = as_(make.lee()).get(address(said, "?address=ann")).text
    for shown in ("ann@example.test", "12:00:00 UTC", "2.0.0 &lt;queued&gt;", "Accepted"):
        assert shown in page
    page = as_(make.lee()).get(address(said, "?address=zoe%3Cb%3E@")).text
    assert "Not told: No reader of Public has zoe&lt;b&gt;@ in the address." in page


def test_one_state_is_looked_up(as_, said):
    lee = as_(make.lee())
    assert "ann@example.test" in lee.get(address(said, "?state=accepted")).text
    page = lee.get(address(said, "?state=refused")).text
    assert "ann@example.test" not in page
    assert "Nobody is refused." in page
    assert '<option value="refused" selected>' in page


def test_it_is_led_to_from_the_incident(as_, said):
    page = as_(make.lee()).get(f"/desk/incidents/{said.incident.public_id}/").text
    assert f'href="{address(said)}"' in page


def test_who_may_not_look_up_sees_how_it_goes(as_, said):
    page = as_(make.eve()).get(address(said))
    assert page.status_code == 200
    assert "accounts may look up who was told." in page.text
    assert "<strong>1</strong> accepted" in page.text
    assert "ann@" not in page.text
    assert as_(make.eve()).post(address(said, "receipts.csv")).status_code == 403


@pytest.mark.parametrize("rest", ["", "receipts.csv"])
def test_what_is_for_others_is_not_there(as_, rest):
    publication = make.published(make.draft(to="executive"))
    support = as_(make.user("Sue", Role.SUPPORT))
    ask = support.post if rest else support.get
    assert ask(address(publication, rest)).status_code == 404


def test_the_time_left_is_shown_while_it_goes_on(as_, said):
    said.deliveries.update(state="waiting", settled_at=None, due_at=make.NOON)
    page = as_(make.lee()).get(address(said)).text
    assert "<progress" in page
    assert "Nothing has left in the last ten seconds." in page
    said.deliveries.update(due_at=make.NOON + make.minutes(2))
    assert "The next try is at" in as_(make.lee()).get(address(said)).text


def test_the_time_left_is_told_at_the_pace_of_now(as_, noon):
    readers(40)
    said = make.published()
    some = said.deliveries.values("pk")[:20]
    said.deliveries.filter(pk__in=some).update(state="accepted", settled_at=noon)
    page = as_(make.lee()).get(address(said)).text
    assert "About 10 seconds left at 2 a second." in page


@pytest.fixture
def exported(transactional_db, monkeypatch):
    """Has lee export the receipts of twenty readers, seven at a time."""
    monkeypatch.setattr("commsdesk.publishing.receipts.MANY", 7)
    readers(20)
    publication = make.published()
    client = AsyncClient()
    client.force_login(make.lee())
    return publication, lambda: client.post(address(publication, "receipts.csv"))


def test_every_receipt_is_exported_as_a_stream(exported):
    publication, answered = exported

    async def export():
        answer = await answered()
        assert answer.streaming
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert f"receipts-{publication.public_id}.csv" in answer["Content-Disposition"]
        return [part.decode() async for part in answer.streaming_content]

    parts = asyncio.run(export())
    assert len(parts) == 4
    rows = list(csv.DictReader("".join(parts).splitlines()))
    assert [row["reader"] for row in rows] == [f"reader{n}@example.test" for n in range(20)]
    assert {row["state"] for row in rows} == {"waiting"}
    assert publication.incident.timeline.filter(verb="export", by=make.lee()).count() == 1


def test_an_export_holds_no_connection_while_it_is_read(exported):
    _, answered = exported

    async def export():
        answer = await answered()
        is_held = sync_to_async(lambda: connection.connection is not None)
        return [await is_held() async for part in answer.streaming_content]

    assert asyncio.run(export()) == [False] * 4
