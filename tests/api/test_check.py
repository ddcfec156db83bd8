"""Having a text read by `POST /api/v1/check`."""

import json
import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commsdesk.incidents.models import Component
from commsdesk.incidents.restate import restate
from commsdesk.people.models import Role
from tests import make
from tests.make import NOON

GOOD = {
    "text": "Card payments fail for some customers in Europe. It will be fixed by 16:00 UTC.",
    "audience": "public",
    "phase": "identified",
    "channel": "page",
}


@pytest.fixture
def is_open(settings):
    settings.COMMSDESK_OPEN_CHECK = True
    cache.clear()


@pytest.fixture
def as_(db):
    """A program in which somebody is signed in."""

    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def ask(client, **changed):
    body = {key: value for key, value in {**GOOD, **changed}.items() if value is not None}
    return client.post("/api/v1/check", json.dumps(body), content_type="application/json")


def rules(answer):
    return {one["rule"] for one in answer.json()["findings"]}


def test_it_says_what_is_wrong_where_and_why(client, is_open):
    said = ask(client).json()
    first = said["findings"][0]
    assert set(first) == {
        "rule",
        "level",
        "category",
        "advice",
        "start",
        "end",
        "suggestion",
        "source",
    }
    assert (first["rule"], first["level"]) == ("promised-fix-time", "block")
    assert GOOD["text"][first["start"] : first["end"]] == "by 16:00 UTC"
    assert said["blocks"] == ["eta_promise"]
    assert said["rules"] == ["promised-fix-time"]
    assert "no_next_update" in said["labels"]


def test_it_names_a_rule_that_blocks_and_has_no_category(client, is_open):
    said = ask(client, text="Payments fail since [time]. Next update by 16:00 UTC.").json()
    assert said["rules"] == ["unfilled-placeholder"]
    assert said["blocks"] == []


def test_it_reads_for_the_page_where_no_channel_is_named(client, is_open):
    assert ask(client, channel=None).json() == ask(client, channel="page").json()


def test_it_is_closed_to_strangers_unless_the_setting_opens_it(client):
    answer = ask(client)
    assert answer.status_code == 401
    assert "COMMSDESK_OPEN_CHECK" in answer.json()["detail"]


def test_it_is_open_to_every_colleague(as_):
    assert ask(as_(make.eve())).status_code == 200


@pytest.mark.django_db
def test_it_tells_strangers_nothing_of_the_names_that_stay_inside(client, is_open, settings):
    settings.COMMSDESK_ORGANISATION = "Acme"
    names = ["Bluebird", "ledger core", "pay-gw-7", "Project Heron", "tango", "O’Hara & Sons"]
    texts = [f"We are looking into {name}. Next update by 10:40 UTC." for name in names]
    before = [ask(client, text=text).json() for text in texts]
    make.component("Payments API", internal=tuple(names))
    make.user("Bluebird", Role.RESPONDER)
    incident = make.incident("Bluebird is down")
    restate(incident, "risk", "Bluebird loses money", by=make.iris(), now=NOON)
    assert [ask(client, text=text).json() for text in texts] == before
    assert Component.objects.exists()


def test_it_knows_them_for_a_colleague(as_):
    make.component("Payments API", internal=("Bluebird",))
    answer = ask(as_(make.eve()), text="We are looking into Bluebird.")
    assert "internal-names" in rules(answer)


def test_it_neither_stores_nor_logs_what_a_stranger_sends(client, is_open, db, caplog):
    with (
        caplog.at_level(logging.DEBUG),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        assert ask(client, text="Quokka payments fail").status_code == 200
        assert ask(client, text="Quokka", audience="nobody").status_code == 422
    assert list(queries) == []
    assert "Quokka" not in caplog.text


def test_it_lets_one_address_ask_thirty_times_a_minute(client, is_open):
    for _ in range(30):
        assert ask(client, text=".").status_code == 200
    answer = ask(client)
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Wait a minute" in answer.json()["detail"]
    elsewhere = json.dumps(GOOD)
    there = client.post(
        "/api/v1/check", elsewhere, content_type="application/json", REMOTE_ADDR="192.0.2.7"
    )
    assert there.status_code == 200


def test_it_reads_against_the_facts_of_the_incident_named(as_):
    incident = make.incident()
    restate(incident, "risk", "A fine by the banking regulator", by=make.iris(), now=NOON)
    text = "We may face a fine by the banking regulator."
    client = as_(make.lee())
    assert "leak" in rules(ask(client, text=text, incident=incident.public_id))
    assert "leak" not in rules(ask(client, text=text))


def test_it_reads_against_an_incident_only_for_who_writes_its_messages(as_):
    incident = make.incident()
    answer = ask(as_(make.eve()), incident=incident.public_id)
    assert answer.status_code == 403
    assert "Only who writes its messages" in answer.json()["detail"]


def test_it_keeps_from_strangers_that_an_incident_can_be_named(client, is_open):
    assert ask(client, incident="a" * 12).status_code == 401


@pytest.mark.parametrize("name", ["a" * 12, "\0", "’", "\ud800", "x" * 5000])
def test_it_says_the_same_of_no_incident_and_of_one_that_is_hidden(as_, name):
    hidden = make.incident(is_private=True)
    client = as_(make.user("Olga", Role.LIAISON))
    secret, missing = ask(client, incident=hidden.public_id), ask(client, incident=name)
    assert (secret.status_code, missing.status_code) == (422, 422)
    assert secret.json() == missing.json()
    assert secret.json()["field"] == "incident"


BAD = [
    ({"audience": "customers"}, "audience", "There is no audience “customers”. Choose one of pub"),
    ({"phase": "broken"}, "phase", "Choose one of investigating, identified, monitoring, resolved"),
    ({"channel": "fax"}, "channel", "Choose one of page, email, chat, sms, voice, x, letter, doc."),
    ({"text": "a" * 20_001}, "text", "The text has 20,001 characters; 20,000 are read at once."),
    ({"text": " \n"}, "text", "Give the words that you are about to send."),
    ({"text": 7}, "text", "Give text as text in quotation marks."),
    ({"text": None}, "text", "The field text is missing."),
    ({"chanel": "sms"}, "chanel", "There is no such field"),
]


@pytest.mark.parametrize(("changed", "field", "sentence"), BAD)
def test_it_refuses_a_bad_value_with_a_sentence(client, is_open, changed, field, sentence):
    answer = ask(client, **changed)
    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert sentence in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"not json", 400),
        (b"\xff\xfe", 400),
        (b"[]", 422),
        (b'"text"', 422),
        (b"[" * 100_000, 400),
        (b'{"text": "' + b"a" * 1_000_001, 413),
    ],
    ids=["empty", "prose", "no UTF-8", "a list", "a string", "deep", "big"],
)
def test_it_refuses_what_is_no_object_with_a_sentence(client, is_open, body, status):
    answer = client.post("/api/v1/check", body, content_type="application/json")
    assert answer.status_code == status
    assert answer.json()["detail"].startswith(("Send one JSON object", "The request is larger"))


def test_it_survives_half_a_character(client, is_open):
    body = json.dumps({**GOOD, "text": "Payments fail \ud83d!", "channel": "sms"})
    answer = client.post("/api/v1/check", body, content_type="application/json")
    assert answer.status_code == 200
