"""A webhook says what was said, in the shape and with the signature that its receiver knows."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from standardwebhooks import Webhook as Verifier

from commsdesk.channels.contract import SendError, Update
from commsdesk.channels.signature import signed
from commsdesk.channels.webhook import Webhook
from tests.channels.endpoints import endpoint, opened
from tests.channels.say import SAID_AT, event, note, reader

REFERENCE = Path(__file__).parents[2] / "docs/reference/channels.md"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


def called(*notes, secret=SECRET):
    """The calls that the notes lead to."""

    async def send():
        async with endpoint() as (url, calls), opened() as session:
            for one in notes:
                assert await Webhook(session, secret=secret).send(one, f"{url}/hook") == ""
            return calls

    return asyncio.run(send())


def test_its_receiver_can_verify_it():
    (call,) = called(note())
    body = Verifier(SECRET).verify(call.body, call.headers)
    assert body["type"] == "incident.updated"
    assert call.headers["webhook-id"] == note().key
    assert call.headers["Content-Type"] == "application/json"


def test_it_says_what_was_said_as_the_reference_shows_it():
    (call,) = called(note())
    shown = re.search(r"```json\n(.*?)```", REFERENCE.read_text(), re.DOTALL)[1]
    assert json.loads(call.body) == json.loads(shown)


def test_words_of_every_script_arrive():
    (call,) = called(note(title="Zahlungen – “Karte” 支付"))
    assert json.loads(call.body)["data"]["update"]["title"] == "Zahlungen – “Karte” 支付"


def test_the_severity_is_not_told():
    (call,) = called(note())
    assert "SEV-1" not in call.body


def test_a_correction_names_what_it_corrects():
    right = Update("u2u2u2u2u2u2", "identified", "t", "b", SAID_AT, corrects="u1u1u1u1u1u1")
    (call,) = called(note(event=event(updates=(right, *event().updates))))
    assert json.loads(call.body)["data"]["update"]["corrects"] == "u1u1u1u1u1u1"


def test_a_note_without_an_event_is_told_too():
    (call,) = called(note(event=None))
    assert json.loads(call.body)["type"] == "note"


def test_bytes_that_are_not_utf_8_do_not_stop_it():
    (call,) = called(note(body="caf\udce9"))
    assert json.loads(call.body)["data"]["update"]["body"] == "caf"


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_a", "whsec_%%%"])
def test_a_secret_that_cannot_sign_sends_nothing(secret):
    async def send():
        async with endpoint() as (url, calls), opened() as session:
            with pytest.raises(SendError, match="Give it a new one") as error:
                await Webhook(session, secret=secret).send(note(), url)
            assert error.value.permanent
            return calls

    assert asyncio.run(send()) == []


def test_each_reader_s_copy_is_signed_with_the_reader_s_own_secret():
    async def send():
        async with endpoint() as (url, calls), opened() as session:
            people = [
                reader("a", 1, address=f"{url}/a", secret=SECRET),
                reader("b", 2, address=f"{url}/b", secret=OTHER_SECRET),
            ]
            receipts = [one async for one in Webhook(session).send_all(note(), people)]
            assert [receipt.error for receipt in receipts] == [None, None]
            return {call.path: call for call in calls}

    calls = asyncio.run(send())
    for path, secret in (("/a", SECRET), ("/b", OTHER_SECRET)):
        Verifier(secret).verify(calls[path].body, calls[path].headers)


def test_a_bad_address_is_refused_without_a_call():
    async def send():
        async with opened() as session:
            wrong = reader("eve", 1, address="ftp://hook.example/", secret=SECRET)
            return [one async for one in Webhook(session).send_all(note(), [wrong])]

    (receipt,) = asyncio.run(send())
    assert "must begin with https://" in str(receipt.error)
    assert receipt.error.permanent


def test_a_repeat_bears_the_same_key():
    first, again = called(note(), note())
    assert first.headers["webhook-id"] == again.headers["webhook-id"]
    other, _ = called(replace(note(), key="p2p2p2p2p2p2"), note())
    assert other.headers["webhook-id"] != again.headers["webhook-id"]


@pytest.mark.parametrize("secret", [SECRET, OTHER_SECRET, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
def test_the_headers_are_those_that_the_library_of_the_standard_makes(secret):
    now = datetime.now(UTC)
    made = signed("{é}".encode(), key="p1", secret=secret, now=now)
    assert made["webhook-signature"] == Verifier(secret).sign("p1", now, "{é}")


def test_a_body_that_does_not_exist_is_refused_by_name():
    async def send():
        async with endpoint() as (url, calls), opened() as session:
            wrong = reader("eve", 1, address=url, secret=SECRET, body="xml")
            receipts = [one async for one in Webhook(session).send_all(note(), [wrong])]
            return receipts, calls

    (receipt,), calls = asyncio.run(send())
    assert str(receipt.error) == "There is no body 'xml' here: there are commsdesk."
    assert receipt.error.permanent
    assert calls == []
