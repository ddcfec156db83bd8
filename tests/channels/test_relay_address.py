"""A relay's address is read strictly, and what is wrong with it is said without its password."""

from __future__ import annotations

import pytest

from commsdesk.channels.smtp.relay import Relay, relays

GOOD = [
    ("smtp://127.0.0.1:25", Relay("127.0.0.1", 25, "off")),
    ("smtp://localhost", Relay("localhost", 25, "off")),
    ("smtp://[::1]:2525/", Relay("::1", 2525, "off")),
    ("smtp://mail.acme.example", Relay("mail.acme.example", 25, "offered")),
    ("SMTP://Mail.Acme.Example:587", Relay("mail.acme.example", 587, "offered")),
    ("smtp://mail.acme.example?tls=off", Relay("mail.acme.example", 25, "off")),
    ("smtp://127.0.0.1?tls=required", Relay("127.0.0.1", 25, "required")),
    (
        "smtp://iris:p%40ss%2F@mail.acme.example:587",
        Relay("mail.acme.example", 587, "required", "iris", "p@ss/"),
    ),
    (
        "smtp://iris%40acme.example:pass@127.0.0.1",
        Relay("127.0.0.1", 25, "off", "iris@acme.example", "pass"),
    ),
    (
        "smtps://iris:pass@mail.acme.example",
        Relay("mail.acme.example", 465, "implicit", "iris", "pass"),
    ),
    ("smtp://127.0.0.1?rate=50", Relay("127.0.0.1", 25, "off", rate=50)),
    ("smtps://mail.acme.example?rate=0.5", Relay("mail.acme.example", 465, "implicit", rate=0.5)),
]

BAD = [
    ("", "must begin with smtp:// or smtps://"),
    ("mail.acme.example:25", "must begin with smtp:// or smtps://"),
    ("http://mail.acme.example", "must begin with smtp:// or smtps://"),
    ("smtp://", "names no host"),
    ("smtp://:25", "names no host"),
    ("smtp://-mail.example", "names no host"),
    ("smtp://mail..example", "names no host"),
    ("smtp://[::1", "cannot be read"),
    ("smtp://mail.example:port", "port must be a number from 1 to 65535"),
    ("smtp://mail.example:0", "port must be a number from 1 to 65535"),
    ("smtp://mail.example:65536", "port must be a number from 1 to 65535"),
    ("smtp://mail.example/inbox", "goes on after the port"),
    ("smtp://mail.example#a", "goes on after the port"),
    ("smtp://mail.example\n", "a space or a control character"),
    ("smtp://ma\til.example", "a space or a control character"),
    ("smtp://mail example", "a space or a control character"),
    ("smtp://iris@mail.example", "user and password must be given together"),
    ("smtp://:pass@mail.example", "user and password must be given together"),
    ("smtp://iris:pa%00ss@mail.example", "user or password holds a control character"),
    ("smtp://iris:pass@mail.example?tls=off", "password would travel in the clear"),
    ("smtp://mail.example?tls=yes", "tls must be required or off"),
    ("smtp://mail.example?starttls=1", "asks for 'starttls'; it may: tls, ca, rate"),
    ("smtp://mail.example?rate=0", "rate must be mails a second: 0.1 or more, such as 50"),
    ("smtp://mail.example?rate=-5", "rate must be mails a second"),
    ("smtp://mail.example?rate=fast", "rate must be mails a second"),
    ("smtp://mail.example?rate=1e9", "rate must be mails a second"),
    ("smtp://mail.example?rate=nan", "rate must be mails a second"),
    ("smtps://mail.example?tls=off", "always uses TLS: leave ?tls= out"),
    ("smtps://mail.example?ca=/nowhere/ca.pem", "ca names no file: /nowhere/ca.pem"),
]


@pytest.mark.parametrize(("url", "relay"), GOOD)
def test_it_reads_a_good_one(url, relay):
    assert Relay.from_url(url) == relay


@pytest.mark.parametrize(("url", "reason"), BAD)
def test_it_says_what_is_wrong_with_a_bad_one(url, reason):
    with pytest.raises(ValueError, match="relay") as error:
        Relay.from_url(url)
    assert reason in str(error.value)
    assert "pass@" not in str(error.value)


def test_it_takes_authorities_of_its_own(authority):
    relay = Relay.from_url(f"smtps://mail.example?ca={authority.file}")
    assert relay.authorities == authority.file


def test_its_password_shows_nowhere():
    relay = Relay.from_url("smtp://iris:secret@mail.acme.example:587")
    assert "secret" not in f"{relay} {relay!r}"
    assert str(relay) == "mail.acme.example:587"


def test_several_are_read_with_a_space_between():
    named = "smtp://mail.acme.example smtps://iris:pass@[::1]:465"
    assert [str(relay) for relay in relays(named)] == ["mail.acme.example:25", "[::1]:465"]
    assert relays("smtp://localhost") == (Relay("localhost", 25, "off"),)


SEVERAL_BAD = [
    ("", "must begin with smtp:// or smtps://"),
    ("smtp://a.example  smtp://b.example", "with one space between"),
    ("smtp://a.example,smtp://b.example", "goes on after the port"),
    ("smtp://a.example b.example", "must begin with smtp:// or smtps://"),
    ("smtp://a.example\tsmtp://b.example", "a space or a control character"),
    ("smtp://a.example smtp://iris:pass@a.example:25", "a.example:25 is named twice"),
]


@pytest.mark.parametrize(("urls", "reason"), SEVERAL_BAD)
def test_it_says_what_is_wrong_with_several(urls, reason):
    with pytest.raises(ValueError, match="relay") as error:
        relays(urls)
    assert reason in str(error.value)
