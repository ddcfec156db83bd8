"""E-mail, as a real relay receives it."""

from __future__ import annotations

import asyncio
from email.utils import formataddr

import pytest

from commsdesk.channels.contract import SendError
from commsdesk.channels.email import Email
from commsdesk.channels.smtp.relay import Relay
from tests.channels.mailbox import real_relay
from tests.channels.relays import ScriptedRelay
from tests.channels.say import LEAVE_URL, note, reader, readers

OURS = {"sender": "Acme Status <status@acme.example>", "list_host": "status.acme.example"}


def mails_of(use):
    """What a real relay received from one use of the channel."""

    async def send():
        async with real_relay() as (relay, mailbox):
            channel = Email(relay, **OURS, leave_url=LEAVE_URL)
            try:
                await use(channel)
            finally:
                await channel.aclose()
            return mailbox

    return asyncio.run(send())


def test_every_reader_gets_a_copy_of_their_own():
    people = readers("ann", "bob", "jörg", "d.o'neil+news")

    async def use(channel):
        receipts = [receipt async for receipt in channel.send_all(note(), people)]
        assert {receipt.reader for receipt in receipts} == set(people)
        assert {receipt.reference for receipt in receipts} == {"taken"}

    mailbox = mails_of(use)
    assert {tuple(one.rcpt_tos) for one in mailbox.envelopes} == {(one.address,) for one in people}
    assert {one.mail_from for one in mailbox.envelopes} == {"status@acme.example"}
    ways_out = {mail["To"]: mail["List-Unsubscribe"] for mail in mailbox.mails()}
    assert ways_out == {one.address: f"<{LEAVE_URL.format(token=one.token)}>" for one in people}


@pytest.mark.parametrize("body", [".", "a\n.\nb\n..c", "x" * 10_000, "caf\ud8e9 \0 é", ""])
def test_a_hostile_body_arrives_as_it_should(body):
    async def use(channel):
        (receipt,) = [one async for one in channel.send_all(note(body=body), [reader()])]
        assert receipt.error is None

    (mail,) = mails_of(use).mails()
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    clean = body.replace("\ud8e9", "").replace("\0", "").strip()
    assert text.startswith(f"Card payments fail in Europe\n\n{clean}\n\n" if clean else "Card")


def test_one_note_reaches_one_colleague_without_a_list():
    async def use(channel):
        assert await channel.send(note(event=None), "lee@acme.example") == "taken"

    (mail,) = mails_of(use).mails()
    assert mail["To"] == "lee@acme.example"
    assert mail["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    ("answer", "permanent"), [("550 no such user", True), ("451 later", False)]
)
def test_a_refused_note_says_why_and_whether_for_good(answer, permanent):
    relay = ScriptedRelay(odd=lambda command, _: answer if command.startswith("RCPT") else None)

    async def send():
        async with relay.listening() as where:
            channel = Email(where, **OURS)
            try:
                with pytest.raises(SendError, match=answer) as error:
                    await channel.send(note(), "lee@acme.example")
            finally:
                await channel.aclose()
            assert error.value.permanent is permanent

    asyncio.run(send())


BAD = [
    ({"sender": "Acme"}, "sender must be like Acme <status@example.org>, not 'Acme'"),
    ({"sender": "a@b\r\nBcc: c@d"}, "sender must be like"),
    ({"sender": "jörg@acme.example"}, "It is not written in ASCII"),
    ({"sender": "Acme\n<a@b.example>"}, "sender must be like"),
    ({"sender": "Acme <a@b.example"}, "sender must be like"),
    ({"list_host": ""}, "list's host must be like status.example.org, not ''"),
    ({"list_host": "a host"}, "list's host must be like status.example.org"),
    ({"leave_url": "https://acme.example/leave"}, "way out must be like"),
    ({"leave_url": "https://acme.example/{token}>\r\nBcc: x"}, "way out must be like"),
    ({"leave_url": "mailto:leave@acme.example?{token}"}, "way out must be like"),
]


@pytest.mark.parametrize(("wrong", "reason"), BAD)
def test_it_is_not_built_with_what_cannot_serve(wrong, reason):
    with pytest.raises(ValueError, match="must be like") as error:
        Email(Relay("127.0.0.1", 25, "off"), **OURS | wrong)
    assert reason in str(error.value)


SENDERS = [
    ("status@acme.example", "status@acme.example"),
    ("Acme <status@acme.example>", "Acme <status@acme.example>"),
    ("Acmé, Inc. <status@acme.example>", '"Acmé, Inc." <status@acme.example>'),
    ('"Acme" <status@acme.example>', "Acme <status@acme.example>"),
    (formataddr(("Acmé, Inc.", "status@acme.example")), '"Acmé, Inc." <status@acme.example>'),
]


@pytest.mark.parametrize(("sender", "shown"), SENDERS)
def test_it_is_from_whom_it_was_told(sender, shown):
    async def send():
        async with real_relay() as (relay, mailbox):
            channel = Email(relay, sender=sender, list_host="status.acme.example")
            await channel.send(note(), "lee@acme.example")
            await channel.aclose()
            return mailbox.mails()

    (mail,) = asyncio.run(send())
    assert mail["From"] == shown
