"""The public face as ready bytes in memory: no template, no database and no disk on request.

Knows nothing of Django, so that `commsdesk public` serves the folder from a host that has no
database. A table is swapped whole when the folder is of a new generation.
"""

from __future__ import annotations

import gzip
import json
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commsdesk.status.answers import Answer, Variant, sentence, takes_gzip, variant
from commsdesk.status.headers import cache_control, content_type, guards

StartResponse = Callable[[str, list[tuple[str, str]]], Any]

GENERATION = "generation"  # the file that is replaced last

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Page:
    stamp: tuple[int, int]
    plain: Variant
    packed: Variant


def stamp_of(path: Path) -> tuple[int, int]:
    """Differs for every file that was put in place of another."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ino


def page(path: Path, address: str, facts: Mapping[str, str]) -> Page:
    stamp = stamp_of(path)  # before the bytes: if they change in between, they are read again
    body = path.read_bytes()
    status = 404 if address == "/404.html" else 200
    headers = [
        ("content-type", content_type(path.name)),
        ("cache-control", cache_control(address)),
        ("vary", "accept-encoding"),
        *guards(facts),
    ]
    packed = [*headers, ("content-encoding", "gzip")]
    return Page(stamp, variant(body, headers, status), variant(twin(path, body), packed, status))


def twin(path: Path, body: bytes) -> bytes:
    """The gzipped file that lies beside; a file without one is packed here."""
    try:
        return path.with_name(path.name + ".gz").read_bytes()
    except FileNotFoundError:
        return gzip.compress(body, mtime=0)


def address_of(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).as_posix()
    return "/" + parts.removesuffix("index.html")


def is_page(path: Path) -> bool:
    hidden = path.name.startswith(".") or path.name == GENERATION or path.suffix == ".gz"
    return path.is_file() and not hidden


class Table:
    """Every file of the public folder as finished answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages: Mapping[str, Page] = {}
        self._facts: Mapping[str, str] = {}
        self._stamp: tuple[int, int] | None = None
        self._reading = threading.Lock()
        self._refusal = sentence(405, "This page can only be read.", ("allow", "GET, HEAD"))
        self._not_ready = sentence(503, "This page is being made. Try again.", ("retry-after", "2"))

    def look(self) -> bool:
        """Read the folder if it is of another generation; says whether it was read.

        Files that were not replaced keep the answers they have. What cannot be read leaves the
        whole table as it was, until the next look.
        """
        with self._reading:
            try:
                stamp = stamp_of(self.folder / GENERATION)
                if stamp == self._stamp:
                    return False
                self._read()
            except FileNotFoundError:  # not made yet
                return False
            except (OSError, ValueError) as error:
                log.warning("The public folder %s cannot be read: %s", self.folder, error)
                return False
            self._stamp = stamp
            return True

    def _read(self) -> None:
        facts = json.loads((self.folder / GENERATION).read_bytes())
        if not isinstance(facts, dict):
            raise ValueError(f"{GENERATION} holds no object")  # noqa: TRY004 (as for bad JSON)
        known = self._pages if facts == self._facts else {}
        pages: dict[str, Page] = {}
        for path in filter(is_page, self.folder.rglob("*")):
            address = address_of(path, self.folder)
            old = known.get(address)
            fresh = old if old and old.stamp == stamp_of(path) else page(path, address, facts)
            pages[address] = fresh
            if address.endswith("/") and address != "/":
                pages[address.rstrip("/")] = fresh
        self._pages, self._facts = pages, facts

    def find(self, method: str, path: str, accepted: str, known: str) -> Answer | None:
        """The answer to a request, or none where the path is not ours.

        `accepted` and `known` are the values of Accept-Encoding and If-None-Match.
        """
        found = self._pages.get(path)
        if found is None:
            return None
        if method not in ("GET", "HEAD"):
            return self._refusal
        return (found.packed if takes_gzip(accepted) else found.plain).answer(method, known)

    def missing(self, method: str, accepted: str) -> Answer:
        """What is said of an address that nobody has."""
        found = self._pages.get("/404.html")
        if found is None:
            return self._not_ready
        chosen = found.packed if takes_gzip(accepted) else found.plain
        return chosen.head if method == "HEAD" else chosen.whole


class Wsgi:
    """Answers what is ready and nothing else."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __call__(self, environ: Mapping[str, Any], start: StartResponse) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"] or "/"
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        known = environ.get("HTTP_IF_NONE_MATCH", "")
        answer = self.table.find(method, path, accepted, known)
        if answer is None:
            answer = self.table.missing(method, accepted)
        start(answer.reason, [*answer.headers])  # servers add to the list that they are given
        return [answer.body]
