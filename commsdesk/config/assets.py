"""Style sheets, scripts and pictures straight from the rooms' folders, without a build."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from django.contrib.staticfiles.finders import find, get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage

from commsdesk.status.answers import Answer, Headers, Variant, takes_gzip, variant

FOREVER = "public, max-age=31536000, immutable"  # the address changes with the content
ASK_AGAIN = "no-cache"


@cache
def fingerprint(name: str) -> str:
    path = find(name)
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12] if path else ""


class Fingerprinted(StaticFilesStorage):
    """Gives each file an address that changes with its content, so that browsers may keep it."""

    def url(self, name: str | None) -> str:
        return f"{super().url(name)}?v={fingerprint(name or '')}"


class Assets:
    """Every static file as finished answers, by path and query."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, bytes], tuple[Variant, Variant]] = {}
        for finder in get_finders():
            for name, storage in finder.list([]):
                self._put(name, Path(storage.path(name)).read_bytes())

    def _put(self, name: str, body: bytes) -> None:
        path = f"/static/{name}"
        query = f"v={hashlib.sha256(body).hexdigest()[:12]}".encode()
        self._found.setdefault((path, b""), variants(name, body, ASK_AGAIN))
        self._found.setdefault((path, query), variants(name, body, FOREVER))

    def find(
        self, method: str, path: str, query: bytes, accepted: str, known: str
    ) -> Answer | None:
        found = self._found.get((path, query)) or self._found.get((path, b""))
        if found is None or method not in ("GET", "HEAD"):
            return None
        plain, packed = found
        return (packed if takes_gzip(accepted) else plain).answer(method, known)


def variants(name: str, body: bytes, cache_control: str) -> tuple[Variant, Variant]:
    kind, _ = mimetypes.guess_type(name)
    headers: Headers = [
        ("content-type", kind or "application/octet-stream"),
        ("cache-control", cache_control),
        ("vary", "accept-encoding"),
        ("x-content-type-options", "nosniff"),
    ]
    packed = [*headers, ("content-encoding", "gzip")]
    return variant(body, headers), variant(gzip.compress(body, mtime=0), packed)
