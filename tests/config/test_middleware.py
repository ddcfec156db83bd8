"""Whose word counts for where a request came from, and what a page may load."""

from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from commsdesk.config.middleware import guards, trusted_proxies

PROXIES = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.fixture
def arrived(settings):
    """What a view sees of a request that came from `peer` with those X-Forwarded headers."""
    settings.COMMSDESK_TRUSTED_PROXIES = PROXIES

    def arrive(peer: str, **forwarded: str):
        seen = []
        headers = {f"HTTP_X_FORWARDED_{name.upper()}": value for name, value in forwarded.items()}
        request = RequestFactory().get("/", REMOTE_ADDR=peer, **headers)
        trusted_proxies(lambda request: seen.append(request) or HttpResponse())(request)
        return seen[0]

    return arrive


@pytest.mark.parametrize(
    ("peer", "chain", "client"),
    [
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "6.6.6.6, 192.0.2.7", "192.0.2.7"),  # the first was written by the client
        ("10.0.0.1", "6.6.6.6, 192.0.2.7, 10.9.9.9", "192.0.2.7"),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.1"),
        ("192.0.2.7", "6.6.6.6", "192.0.2.7"),
        ("", "6.6.6.6", ""),
    ],
)
def test_the_client_is_the_last_address_that_no_proxy_of_ours_has(arrived, peer, chain, client):
    assert arrived(peer, **{"for": chain}).META["REMOTE_ADDR"] == client


def test_a_trusted_proxy_says_that_it_was_https(arrived):
    assert arrived("10.0.0.1", proto="https").is_secure()


def test_a_stranger_does_not(arrived):
    request = arrived("192.0.2.7", proto="https", host="evil.example", port="1")
    assert not request.is_secure()
    assert not [name for name in request.META if name.startswith("HTTP_X_FORWARDED")]


def test_nobody_is_trusted_by_default(arrived, settings):
    settings.COMMSDESK_TRUSTED_PROXIES = ()
    assert not arrived("127.0.0.1", proto="https").is_secure()


def test_a_page_may_load_only_what_is_ours_and_nothing_inline():
    response = guards(lambda request: HttpResponse())(None)
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


@pytest.mark.parametrize(("is_https", "said"), [(True, "max-age=31536000"), (False, None)])
def test_browsers_keep_to_https_where_the_desk_is_there(settings, is_https, said):
    settings.IS_HTTPS = is_https
    response = guards(lambda request: HttpResponse())(None)
    assert response.get("Strict-Transport-Security") == said


def test_a_view_may_have_a_policy_of_its_own():
    own = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
    response = guards(lambda request: own)(None)
    assert response["Content-Security-Policy"] == "default-src 'none'"
