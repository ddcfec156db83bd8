"""Which addresses may go into a command and a header, and why others may not."""

from __future__ import annotations

import re

LONGEST = 254  # characters, RFC 3696 erratum 1690
SAFE = re.compile(r"[!#-;=?A-~]+@[!#-;=?A-~]+")  # ASCII less space, quotes, angle brackets and @
TOKEN = re.compile(r"[A-Za-z0-9_-]*")
UNSAFE = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\ud800-\udfff]")


def objection(address: str) -> str:
    """Why mail cannot go to this address, or nothing."""
    if SAFE.fullmatch(address) and len(address) <= LONGEST:
        return ""
    if UNSAFE.search(address):
        return "The address holds a space, a control character or an angle bracket."
    local, at, domain = address.rpartition("@")
    if not (local and at and domain):
        return "The address is not of the form name@domain."
    if len(address.encode()) > LONGEST:
        return f"The address is longer than {LONGEST} characters."
    return ""
