"""The page on which any text is read."""

from __future__ import annotations

import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commsdesk.incidents.restate import restate
from tests import make
from tests.make import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

SAID = {
    "text": "Card payments fail in Europe.\r\nIt will be fixed by 16:00 UTC.",
    "audience": "public",
    "phase": "identified",
    "channel": "page",
}


@pytest.fixture
def is_open(settings):
    settings.COMMSDESK_OPEN_CHECK = True
    cache.clear()


def test_it_marks_what_it_finds_and_says_what_to_write(client, is_open):
    answer = client.post("/check", SAID)
    assert answer.status_code == 200
    assert "Do not send it like this" in answer.text
    assert '<mark class="block">by 16:00 UTC</mark>' in answer.text
    assert "Say when the next update comes instead" in answer.text
    assert "It will be fixed by 16:00 UTC.</textarea>" in answer.text


def test_it_says_when_there_is_nothing_to_change(as_):
    said = SAID | {"text": "Thank you.", "audience": "responders", "phase": "resolved"}
    assert "The checker finds nothing to change." in as_(make.lee()).post("/check", said).text


def test_it_shows_a_text_as_text(client, is_open):
    answer = client.post("/check", SAID | {"text": "<script>alert(1)</script> fails"})
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("ask", ["get", "post"])
def test_it_asks_strangers_to_sign_in_unless_it_is_open(client, ask):
    answer = getattr(client, ask)("/check", SAID)
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/check")


def test_it_neither_stores_nor_logs_what_a_stranger_sends(client, is_open, caplog):
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        assert "Quokka" in client.post("/check", SAID | {"text": "Quokka payments fail"}).text
        assert client.post("/check", SAID | {"text": "Quokka", "audience": "?"}).status_code == 422
    assert list(queries) == []
    assert "Quokka" not in caplog.text
    assert not client.session.items()


def test_it_is_for_every_colleague_who_has_signed_in(as_):
    assert as_(make.eve()).get("/check").status_code == 200


def test_it_knows_the_names_that_stay_inside_for_colleagues_only(as_, client, is_open):
    make.component("Payments API", internal=("Bluebird",))
    said = SAID | {"text": "We are looking into Bluebird."}
    marked = '<mark class="block">Bluebird</mark>'
    assert marked in as_(make.eve()).post("/check", said).text
    assert marked not in client.post("/check", said).text


def test_it_reads_against_an_incident_for_who_writes_its_messages(as_, client, is_open):
    incident = make.incident()
    restate(incident, "risk", "A fine by the banking regulator", by=make.iris(), now=NOON)
    said = SAID | {"text": "We may face a fine by the banking regulator."}
    said["incident"] = incident.public_id
    assert incident.name in as_(make.lee()).get("/check").text
    assert "this audience may not know" in as_(make.lee()).post("/check", said).text
    assert incident.name not in as_(make.eve()).get("/check").text
    assert as_(make.eve()).post("/check", said).status_code == 403
    assert incident.name not in client.get("/check").text
    assert "this audience may not know" not in client.post("/check", said).text


def test_it_lets_one_address_ask_so_often_here_and_by_the_api_together(client, is_open):
    for _ in range(30):
        client.post("/api/v1/check", SAID | {"text": "."}, content_type="application/json")
    answer = client.post("/check", SAID)
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Wait a minute, or sign in." in answer.text
