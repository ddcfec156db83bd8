"""The headers of a public page: what it is, how long to keep it, what it may load and send."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json; charset=utf-8",
}
A_YEAR = 31_536_000


def content_type(name: str) -> str:
    return TYPES.get(PurePath(name).suffix, "application/octet-stream")


def cache_control(address: str) -> str:
    """Assets have the hash of their content in their names; news is asked for again after 5 s."""
    if address.startswith("/assets/"):
        return f"public, max-age={A_YEAR}, immutable"
    return "public, max-age=5, stale-while-revalidate=30"


def policy(desk: str) -> str:
    """Nothing from elsewhere and nothing inline; the sign-up form goes to the desk's address."""
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        f"connect-src 'self'; form-action 'self' {desk}; base-uri 'none'; frame-ancestors 'none'"
    )


def guards(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """`facts` is what the generation file says: the addresses of the desk and of these pages."""
    headers = [
        ("content-security-policy", policy(facts.get("desk", "")).replace("  ", " ")),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
    ]
    if facts.get("public", "").startswith("https://"):
        headers.append(("strict-transport-security", f"max-age={A_YEAR}"))
    return headers
