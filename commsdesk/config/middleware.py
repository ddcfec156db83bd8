"""What every request and response passes: trust in proxies, and what a page may load."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

FORWARDED = "HTTP_X_FORWARDED_"
A_YEAR = 31_536_000  # seconds
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
            for name in [name for name in request.META if name.startswith(FORWARDED)]:
                del request.META[name]
        return get_response(request)

    return middleware


def known_host(get_response: Handler) -> Handler:
    """Says where the desk is instead of only that it is not here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            sentence = f"This desk is at {settings.COMMSDESK_URL}/ only (COMMSDESK_URL).\n"
            return HttpResponse(sentence, status=400, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return middleware


def method_said(get_response: Handler) -> Handler:
    """Gives 405, which Django leaves empty, its sentence."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405:
            return response
        said = f"This address takes {response['Allow']} only."
        if request.path.startswith("/api/"):
            said = json.dumps({"detail": said, "field": ""})
            response["Content-Type"] = "application/json"
        else:
            response["Content-Type"] = "text/plain; charset=utf-8"
        response.content = f"{said}\n"
        return response

    return middleware


def guards(get_response: Handler) -> Handler:
    """Django's own Strict-Transport-Security would need a proxy that says how it was asked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", POLICY)
        if settings.IS_HTTPS:
            response.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
        return response

    return middleware
