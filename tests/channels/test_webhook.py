"""A webhook says what was said, signed for its receiver, and a slow host holds up nobody else."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from standardwebhooks import Webhook as Verifier

from commsdesk.channels.contract import AnswerLost, NotBegun, SendError, Update, one_batch
from commsdesk.channels.webhook import Webhook
from tests.channels.endpoints import endpoint, opened
from tests.channels.say import PAGE, SAID_AT, event, note, reader

REFERENCE = Path(__file__).parents[2] / "docs/reference/channels.md"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


def called(*notes, secret=SECRET):
    """The calls that the notes lead to."""

    async def send():
        async with endpoint() as (url, calls), opened() as session:
            for one in notes:
                assert (
                    await Webhook(session, page=PAGE, secret=secret).send(one, f"{url}/hook") == ""
                )
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
                await Webhook(session, page=PAGE, secret=secret).send(note(), url)
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
            receipts = [one async for one in Webhook(session, page=PAGE).send_all(note(), people)]
            assert [receipt.error for receipt in receipts] == [None, None]
            return {call.path: call for call in calls}

    calls = asyncio.run(send())
    for path, secret in (("/a", SECRET), ("/b", OTHER_SECRET)):
        Verifier(secret).verify(calls[path].body, calls[path].headers)


def receivers(url, count, secret=SECRET, first=0):
    return [
        reader(f"r{number}", number, address=f"{url}/{number}", secret=secret)
        for number in range(first, first + count)
    ]


async def hang(request):
    await asyncio.sleep(0.3)
    return web.Response()


def fanned_out(readers_at, answer=None, **options):
    """The receipts of readers at one endpoint's URL, and its calls."""

    async def send():
        async with endpoint(answer) as (url, calls), opened(total=0.3) as session:
            receipts = []
            await Webhook(session, page=PAGE, **options).fan_out(
                note(), one_batch(readers_at(url)), begin=lambda _: True, settled=receipts.append
            )
            return receipts, calls

    return asyncio.run(send())


def test_a_host_is_called_no_more_than_a_few_times_at_once():
    now, most = 0, 0

    async def answer(request):
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        await asyncio.sleep(0.005)
        now -= 1
        return web.Response(status=204)

    receipts, calls = fanned_out(lambda url: receivers(url, 60), answer, per_host=4)
    assert len(receipts) == len(calls) == 60
    assert most == 4


def test_a_dead_host_holds_up_nobody_else():
    """30 readers at a host that answers nobody before all 200 at another one have been told."""

    async def send():
        others_told, finished = asyncio.Event(), []

        async def last(request):
            await others_told.wait()
            return web.Response()

        def settled(receipt):
            finished.append(receipt)
            if sum("localhost" in one.reader.address for one in finished) == 200:
                others_told.set()

        async with endpoint(last) as (dead, _), endpoint() as (url, _), opened(total=30) as session:
            living = url.replace("127.0.0.1", "localhost")
            people = receivers(dead, 30, first=1000) + receivers(living, 200)
            await Webhook(session, page=PAGE, in_flight=30, per_host=10).fan_out(
                note(), one_batch(people), begin=lambda _: True, settled=settled
            )
        return finished

    finished = asyncio.run(send())
    assert {receipt.error for receipt in finished} == {None}
    assert ["localhost" in receipt.reader.address for receipt in finished] == [
        *[True] * 200,
        *[False] * 30,
    ]


def test_a_fan_out_that_is_cancelled_says_what_became_of_everyone():
    async def send():
        receipts = []
        async with endpoint(hang) as (url, _), opened() as session:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await Webhook(session, page=PAGE, in_flight=8, per_host=5).fan_out(
                        note(),
                        one_batch(receivers(url, 50)),
                        begin=lambda _: True,
                        settled=receipts.append,
                    )
        return receipts

    receipts = asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == 50
    kinds = [type(receipt.error) for receipt in receipts]
    assert kinds.count(AnswerLost) == 5
    assert kinds.count(NotBegun) == 45


def test_a_bad_address_is_refused_without_a_call():
    async def send():
        async with opened() as session:
            wrong = reader("eve", 1, address="ftp://hook.example/", secret=SECRET)
            return [one async for one in Webhook(session, page=PAGE).send_all(note(), [wrong])]

    (receipt,) = asyncio.run(send())
    assert "must begin with https://" in str(receipt.error)
    assert receipt.error.permanent


def test_a_repeat_bears_the_same_key():
    first, again = called(note(), note())
    assert first.headers["webhook-id"] == again.headers["webhook-id"]
    other, _ = called(replace(note(), key="p2p2p2p2p2p2"), note())
    assert other.headers["webhook-id"] != again.headers["webhook-id"]
