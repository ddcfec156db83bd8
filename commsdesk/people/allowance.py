"""How often one place may ask for something: counted in the memory of this process."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache


@dataclass(frozen=True)
class Allowance:
    name: str
    times: int
    within: int  # seconds, from the first time on

    def is_spent(self, address: str) -> bool:
        """Counts this time too."""
        key = f"{self.name}:{place_of(address)}"
        try:
            return cache.incr(key) > self.times
        except ValueError:  # the first one of this window
            cache.set(key, 1, self.within)
            return False


def place_of(address: str) -> str:
    """An IPv4 address, or the 64 bits of IPv6 that one customer of a provider has."""
    try:
        known = ip_address(address)
    except ValueError:  # a unix socket
        return "here"
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped is None:
            return str(ip_network((known, 64), strict=False))
        known = known.ipv4_mapped
    return f"{known}/32"
