"""Only what anyone may call is called, and private networks that were named."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from commsdesk.channels.guard import may_be_called, objection, target_of

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",  # where clouds keep credentials
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%1",
    "fd00::1",
    "ff0e::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "192.0.0.8",
    "192.0.0.9",
    "192.88.99.1",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1:7f:0:100::",
    "::ffff:0:7f00:1",
    "100:0:0:1::1",
    "3fff::1",
    "5f00::1",
    "fec0::1",
    "feff::1",
]
OPEN = ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]


def may(address: str, *allowed: str) -> bool:
    return may_be_called(address, [ip_network(network) for network in allowed])


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_may_not_be_called(address):
    assert not may(address)
    assert not may(address, "192.0.2.0/24")


@pytest.mark.parametrize("address", OPEN)
def test_an_open_address_may(address):
    assert may(address)


def test_a_network_that_is_nobody_s_may_be_named_too():
    assert may("64:ff9b:1::7f00:1", "64:ff9b:1::/48")


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_a_named_network_may_be_called_however_it_is_written(address):
    assert may(address, "127.0.0.0/8")


def test_a_named_network_opens_no_other():
    assert not may("10.0.0.1", "127.0.0.0/8", "fd00::/8")


BAD_URLS = [
    ("", "must begin with https:// or http://"),
    ("hook.example", "must begin with https:// or http://"),
    ("ftp://hook.example/", "must begin with https:// or http://"),
    ("file:///etc/passwd", "must begin with https:// or http://"),
    ("https://", "must begin with https:// or http://"),
    ("https:///path", "must begin with https:// or http://"),
    ("https://iris:pass@hook.example/", "a user or a password"),
    ("https://iris@hook.example/", "a user or a password"),
    ("https://hook.example:99999/", "cannot be read"),
    ("https://hook.example:65536/", "cannot be read"),
    ("https://hook.example:port/", "cannot be read"),
    ("https://hook.example:0/", "must begin with https:// or http://"),
    ("https://[::1/", "cannot be read"),
    ("https://hook.example/\r\nX: y", "a space or a control character"),
    ("https://hook.example /", "a space or a control character"),
]


@pytest.mark.parametrize(("url", "reason"), BAD_URLS)
def test_a_url_that_cannot_be_called_says_why(url, reason):
    assert reason in objection(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://hook.example",
        "https://hook.example:65535/a_b/c-d.e~f",
        "https://hook.example/a?b=c#d",
        "http://127.0.0.1:8000",
        "https://bücher.example/é",
    ],
)
def test_a_url_that_can_be_called_is_left_alone(url):
    assert objection(url) == ""


TARGETS = [
    ("https://hook.example:8443/a/b", "https://hook.example:8443/a/b", "hook.example"),
    ("HTTPS://Hook.Example/A", "https://hook.example/A", "hook.example"),
    ("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9", "xn--bcher-kva.example"),
    ("http://[::1]:80/a%20b", "http://[::1]/a%20b", "::1"),
]


@pytest.mark.parametrize(("url", "called", "host"), TARGETS)
def test_a_url_is_called_as_it_is_written_in_ascii(url, called, host):
    assert target_of(url) == (called, host, "")


def test_a_host_is_one_however_its_name_is_written():
    spellings = [
        "http://bücher.example/",
        "http://xn--bcher-kva.example/",
        "http://BÜCHER.example./",
    ]
    assert {target_of(url).host for url in spellings} == {"xn--bcher-kva.example"}


def test_what_cannot_be_written_in_ascii_is_not_called():
    assert objection("http://[fe80::1%é]/")
