"""A connection is secured and signed in before any mail leaves, or no mail leaves."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import replace
from shutil import copyfile

import pytest

from commsdesk.channels.contract import NotBegun
from commsdesk.channels.smtp.dial import Patience
from tests.channels.carry import carried, fleet
from tests.channels.certificates import Authority
from tests.channels.mailbox import authenticated, real_relay
from tests.channels.relays import DROP, HANG, ScriptedRelay
from tests.channels.say import reader

PATIENCE = Patience(connect=1, reply=0.3, text=0.3)


def session_of(changes, **options):
    """How a real relay saw the connection that one mail came by."""

    async def send():
        async with (
            real_relay(**options) as (relay, mailbox),
            fleet(replace(relay, **changes), patience=PATIENCE) as ours,
        ):
            (receipt,) = await carried(ours, [reader()])
            assert receipt.reference == "taken"
            return mailbox.sessions[0]

    return asyncio.run(send())


def reason_against(relay, changes=None, tls=None):
    """Why a scripted relay will not do."""

    async def send():
        async with (
            relay.listening(tls) as where,
            fleet(replace(where, **changes or {}), patience=PATIENCE) as ours,
        ):
            with pytest.raises(NotBegun) as error:
                await carried(ours, [reader()])
        return str(error.value)

    reason = asyncio.run(send())
    assert relay.taken == []
    return reason


@pytest.mark.parametrize("security", ["required", "offered"])
def test_starttls_is_used_where_it_is_offered(security, authority):
    changes = {"security": security, "authorities": authority.file}
    assert session_of(changes, starttls=authority.server("127.0.0.1")).ssl


def test_a_changed_file_of_authorities_counts_at_once(authority, tmp_path):
    server, other = authority.server("127.0.0.1"), Authority(tmp_path)
    changes = {"security": "implicit", "authorities": other.file}
    assert "its certificate is not good" in reason_against(ScriptedRelay(), changes, server)
    copyfile(authority.file, other.file)
    assert session_of(changes, implicit=server).peer


def test_authorities_that_the_system_has_since_are_good(authority, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(Authority(tmp_path).file))
    server = authority.server("127.0.0.1")
    changes = {"security": "implicit"}
    assert "its certificate is not good" in reason_against(ScriptedRelay(), changes, server)
    copyfile(authority.file, tmp_path / "authority.pem")
    assert session_of(changes, implicit=server).peer


def test_implicit_tls_is_used(authority):
    changes = {"security": "implicit", "authorities": authority.file}
    assert session_of(changes, implicit=authority.server("127.0.0.1")).peer


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_greeting_may_come_together_with_the_last_of_the_handshake(version, authority):
    tls = authority.server("127.0.0.1")
    tls.minimum_version = tls.maximum_version = version

    async def send():
        async with ScriptedRelay().listening(tls) as where:
            ours = replace(where, security="implicit", authorities=authority.file)
            async with fleet(ours, patience=PATIENCE) as carrying:
                return await carried(carrying, [reader()])

    (receipt,) = asyncio.run(send())
    assert receipt.error is None


def test_a_relay_on_this_machine_needs_no_tls():
    assert session_of({"security": "off"}).ssl is None


@pytest.mark.parametrize("weaker", ["PLAIN", "LOGIN"])
def test_it_signs_in_by_what_the_relay_offers(weaker, authority):
    """A real relay that offers only one of the two ways."""
    changes = {
        "security": "required",
        "authorities": authority.file,
        "user": "iris",
        "password": "p@ss",
    }
    session = session_of(
        changes,
        starttls=authority.server("127.0.0.1"),
        auth_required=True,
        auth_exclude_mechanism=[weaker],
        authenticator=authenticated,
    )
    assert session.authenticated


def test_it_introduces_itself_by_its_address_where_it_has_no_full_name(monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "laptop")
    assert session_of({}).host_name == "[127.0.0.1]"
    monkeypatch.setattr("socket.gethostname", lambda: "desk.acme.example")
    assert session_of({}).host_name == "desk.acme.example"


@pytest.mark.parametrize("security", ["implicit", "required"])
def test_a_wrong_certificate_ends_it(security, authority):
    """It is another host's."""

    async def send():
        tls = authority.server("127.0.0.9")
        options = {"implicit": tls} if security == "implicit" else {"starttls": tls}
        async with real_relay(**options) as (relay, mailbox):
            changed = replace(relay, security=security, authorities=authority.file)
            async with fleet(changed, patience=PATIENCE) as ours:
                with pytest.raises(NotBegun, match=r"its certificate is not good .*127\.0\.0\.1"):
                    await carried(ours, [reader()])
        assert mailbox.envelopes == []

    asyncio.run(send())


def test_a_certificate_of_an_unknown_authority_ends_it_with_the_mend(authority):
    relay = ScriptedRelay()
    reason = reason_against(relay, {"security": "implicit"}, authority.server("127.0.0.1"))
    assert "self-signed certificate in chain" in reason or "unable to get local issuer" in reason
    assert reason.endswith("name that in the relay's address: ?ca=/path/to/file.pem")


def test_tls_that_is_required_and_not_offered_ends_it():
    assert reason_against(ScriptedRelay(), {"security": "required"}).endswith(
        "it does not offer STARTTLS"
    )


def test_a_password_never_leaves_without_tls():
    signing_in = {"security": "required", "user": "iris", "password": "p@ss"}
    relay = ScriptedRelay(offers=("AUTH PLAIN",))
    reason_against(relay, signing_in)
    assert [command for command in relay.commands if command.startswith("AUTH")] == []


SIGNING_IN = [
    (("AUTH PLAIN",), "535 5.7.8 no", "it refused our user and password: 535 5.7.8 no"),
    (("AUTH LOGIN",), "535 5.7.8 no", "it refused our user and password: 535 5.7.8 no"),
    (("AUTH CRAM-MD5",), None, "it offers neither AUTH PLAIN nor AUTH LOGIN"),
    (("HELP",), None, "it offers neither AUTH PLAIN nor AUTH LOGIN"),
]


@pytest.mark.parametrize(("offers", "answer", "reason"), SIGNING_IN)
def test_a_relay_that_does_not_let_us_in_says_why(offers, answer, reason):
    relay = ScriptedRelay(
        offers=offers, odd=lambda command, _: answer if command.startswith("AUTH") else None
    )
    assert reason in reason_against(relay, {"user": "iris", "password": "p@ss"})


@pytest.mark.timeout(20)
def test_a_relay_that_says_nothing_once_tls_begins_is_not_waited_for():
    relay = ScriptedRelay(
        offers=("STARTTLS",), odd=lambda command, _: "220 go" if command == "STARTTLS" else None
    )
    reason = reason_against(relay, {"security": "required"})
    assert relay.commands[-1] == "STARTTLS"
    assert reason.endswith("cannot be used: it did not answer within 1 seconds")


def test_what_is_slipped_in_before_tls_is_not_read_as_if_it_were_secure():
    """A man in the middle appends his own replies to the clear answer to STARTTLS."""
    injected = "220 go ahead\r\n250 AUTH PLAIN"
    relay = ScriptedRelay(
        offers=("STARTTLS",), odd=lambda command, _: injected if command == "STARTTLS" else None
    )
    reason = reason_against(relay, {"security": "required"})
    assert "it went on talking in the clear after STARTTLS" in reason


OPENINGS = [
    ("554 go away", None, "it greeted us with 554 go away"),
    ("421 busy", None, "it greeted us with 421 busy"),
    (HANG, None, "The relay did not answer within 0.3 seconds"),
    (DROP, None, "The relay dropped the connection"),
    ("hello", None, "The relay sent what is no reply: hello"),
    ("220 " + "x" * 70_000, None, "without an end"),
    ("220 here", "550 no", "it answered our greeting with 550 no"),
    ("220 here", "500 what", "it answered our greeting with 500 what"),
]


@pytest.mark.parametrize(("greeting", "hello", "reason"), OPENINGS)
def test_a_relay_that_will_not_do_says_why(greeting, hello, reason):
    relay = ScriptedRelay(
        greeting=greeting,
        odd=lambda command, _: hello if command[:4] in {"EHLO", "HELO"} else None,
    )
    assert reason in reason_against(relay)


def test_a_relay_that_knows_no_ehlo_is_greeted_of_old():
    relay = ScriptedRelay(odd=lambda command, _: "502 what" if command[:4] == "EHLO" else None)

    async def send():
        async with relay.listening() as where, fleet(where) as ours:
            return await carried(ours, [reader()])

    (receipt,) = asyncio.run(send())
    assert receipt.error is None
    assert [command[:4] for command in relay.commands[:3]] == ["EHLO", "HELO", "MAIL"]
