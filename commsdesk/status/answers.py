"""Responses made before anybody asks: whole, without a body, and "you have it already"."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

Headers = list[tuple[str, str]]

REASONS = {
    200: "200 OK",
    304: "304 Not Modified",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    503: "503 Service Unavailable",
}


class Answer:
    """One whole response, in the shapes that ASGI and WSGI want."""

    __slots__ = ("body", "end", "headers", "reason", "start")

    def __init__(self, status: int, headers: Headers, body: bytes = b"") -> None:
        self.reason, self.headers, self.body = REASONS[status], headers, body
        encoded = [(name.encode(), value.encode()) for name, value in headers]
        self.start = {"type": "http.response.start", "status": status, "headers": encoded}
        self.end = {"type": "http.response.body", "body": body}


@dataclass(frozen=True)
class Variant:
    """A page in one encoding."""

    etag: str
    whole: Answer
    head: Answer
    unchanged: Answer

    def answer(self, method: str, known: str) -> Answer:
        if known and (self.etag in known or known == "*"):
            return self.unchanged
        return self.head if method == "HEAD" else self.whole


def variant(body: bytes, headers: Headers, status: int = 200) -> Variant:
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    kept = [header for header in headers if header[0] in ("cache-control", "vary")]
    whole = [*headers, ("etag", etag), ("content-length", str(len(body)))]
    return Variant(
        etag,
        whole=Answer(status, whole, body),
        head=Answer(status, whole),
        unchanged=Answer(304, [*kept, ("etag", etag)]),
    )


def sentence(status: int, text: str, *headers: tuple[str, str]) -> Answer:
    """An answer that no file gives."""
    body = f"{text}\n".encode()
    plain = [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-length", str(len(body))),
        ("cache-control", "no-store"),
    ]
    return Answer(status, [*plain, *headers], body)


@lru_cache(maxsize=512)
def takes_gzip(accepted: str) -> bool:
    for offer in accepted.lower().split(","):
        name, _, weight = offer.partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
