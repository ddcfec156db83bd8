"""A mail that we sign is signed as it leaves: its reader's own copy, and no other."""

from __future__ import annotations

import asyncio
import base64
from email import message_from_bytes

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from commsdesk.channels.email import Email
from commsdesk.channels.letters.dkim import HEADERS, signer
from tests.channels.mailbox import real_relay
from tests.channels.say import LEAVE_URL, note, reader

KEYS = {
    "ed25519": ed25519.Ed25519PrivateKey.generate(),
    "rsa": rsa.generate_private_key(65537, 1024),
}


def pem(key, encryption=None) -> str:
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())
    return written.decode()


def published(kind: str) -> bytes:
    """What stands in the DNS."""
    key = KEYS[kind].public_key()
    raw = (Encoding.Raw, PublicFormat.Raw)
    whole = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    encoded = base64.b64encode(key.public_bytes(*(raw if kind == "ed25519" else whole)))
    return b"v=DKIM1; k=%b; p=%b" % (kind.encode(), encoded)


def is_good(mail: bytes, kind: str) -> bool:
    asked = []

    def look_up(name, timeout=5):
        asked.append(name)
        return published(kind)

    good = dkim.verify(mail, dnsfunc=look_up)
    assert asked == [b"mail2026._domainkey.acme.example."]
    return good


def sent(kind: str, said=None, people=None) -> list[bytes]:
    """The mails as a real relay took them."""

    async def send():
        async with real_relay() as (where, mailbox):
            signing = signer(pem(KEYS[kind]), domain="acme.example", selector="mail2026")
            channel = Email(
                where, sender="Acme <status@acme.example>", list_host="acme.example",
                leave_url=LEAVE_URL, signer=signing,
            )  # fmt: skip
            try:
                async for receipt in channel.send_all(said or note(), people or [reader()]):
                    assert receipt.error is None
                await channel.send(note(event=None), "lee@acme.example")
            finally:
                await channel.aclose()
            return [envelope.original_content for envelope in mailbox.envelopes]

    return asyncio.run(send())


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("body", ["Cards fail.", ".\n..\n.x", "é" * 900, "trailing  \n\n\n", ""])
def test_every_copy_verifies_as_the_relay_got_it(kind, body):
    mails = sent(kind, note(body=body), [reader("ann", 1), reader("bob", 2)])
    assert len({mail.partition(b"\r\n")[2] for mail in mails}) == 3
    assert all(is_good(mail, kind) for mail in mails)


def test_a_copy_that_was_changed_on_its_way_does_not():
    mail, _ = sent("ed25519")
    for was, would_be in ((b"about a third", b"about a tenth"), (b"/leave/616e", b"/leave/6f6f")):
        assert was in mail
        assert not is_good(mail.replace(was, would_be), "ed25519")


def test_the_reader_s_way_out_is_signed_too():
    mail, to_a_colleague = map(message_from_bytes, sent("ed25519"))
    named = mail["DKIM-Signature"].replace("\r\n", "").replace(" ", "")
    assert ":".join(name.decode() for name in HEADERS) in named
    assert mail["List-Unsubscribe"]
    assert to_a_colleague["List-Unsubscribe"] is None


BAD = [
    ("", "mail", "must be a private key in PEM"),
    ("-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----", "mail", "private key in PEM"),
    (pem(KEYS["rsa"], BestAvailableEncryption(b"hush")), "mail", "without a password"),
    (pem(ec.generate_private_key(ec.SECP256R1())), "mail", "Ed25519, or RSA of 1024 bits"),
    (pem(KEYS["rsa"]), "", "selector must be like mail or mail.2026, not ''"),
    (pem(KEYS["rsa"]), "a b", "selector must be like"),
    (pem(KEYS["rsa"]), "a;d=evil.example", "selector must be like"),
]


@pytest.mark.parametrize(("key", "selector", "mend"), BAD)
def test_what_cannot_sign_is_refused_with_the_mend(key, selector, mend):
    with pytest.raises(ValueError, match="must be") as error:
        signer(key, domain="acme.example", selector=selector)
    assert mend in str(error.value)
    assert "PRIVATE" not in str(error.value)


def test_the_key_is_not_shown():
    assert "key" not in repr(signer(pem(KEYS["rsa"]), domain="acme.example", selector="mail"))
