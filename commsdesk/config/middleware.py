"""What every request and response passes: trust in proxies, and what a page may load."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")
# No inline script and no inline style: words typed into the desk can never run.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def is_trusted(address: str) -> bool:
    try:
        known = ip_address(address)
    except ValueError:  # a unix socket, or nothing
        return False
    return any(known in network for network in settings.COMMSDESK_TRUSTED_PROXIES)


def client_of(chain: str, peer: str) -> str:
    """The last address in X-Forwarded-For that is not a proxy of ours: what stands before it
    was written by strangers."""
    hops = [hop.strip() for hop in chain.split(",") if hop.strip()]
    return next((hop for hop in reversed(hops) if not is_trusted(hop)), peer)


def trusted_proxies(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        peer = request.META.get("REMOTE_ADDR", "")
        if is_trusted(peer):
            chain = request.META.get("HTTP_X_FORWARDED_FOR", "")
            request.META["REMOTE_ADDR"] = client_of(chain, peer)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return get_response(request)

    return middleware


def content_security_policy(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware
