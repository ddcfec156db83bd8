"""How often one place may ask for something: counted in the memory of this process."""

from __future__ import annotations

from ipaddress import ip_network

from django.core.cache import cache
from django.http import HttpRequest

SIGN_UPS = 20  # from one address: an office behind one router may sign up together
WITHIN = 600  # seconds


def place_of(request: HttpRequest) -> str:
    """An IPv4 address, or the 64 bits of IPv6 that one customer of a provider has."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_network(f"{address}/64" if ":" in address else address, strict=False))
    except ValueError:  # a unix socket
        return "here"


def is_too_often(request: HttpRequest) -> bool:
    key = f"sign-up:{place_of(request)}"
    try:
        return cache.incr(key) > SIGN_UPS
    except ValueError:  # the first one of this window
        cache.set(key, 1, WITHIN)
        return False
