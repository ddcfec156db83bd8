"""The style sheet, the script and the icon of the pages, and what tells old pages from new."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

ROOM = Path(__file__).parent
FOLDER = ROOM / "static" / "status"
MADE_OF = {".py", ".html", ".css", ".js", ".svg"}


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """Name in a template to address and content; the address holds the hash of the content."""
    return {
        "style": asset("style", ".css", "palette.css", "status.css"),
        "script": asset("page", ".js", "page.js"),
        "icon": asset("icon", ".svg", "icon.svg"),
    }


def asset(stem: str, suffix: str, *names: str) -> tuple[str, bytes]:
    content = b"\n".join((FOLDER / name).read_bytes() for name in names)
    return f"/assets/{stem}.{hashlib.sha256(content).hexdigest()[:12]}{suffix}", content


def addresses() -> dict[str, str]:
    return {name: address for name, (address, _) in assets().items()}


@cache
def code_version() -> str:
    """Changes with every file that a page is made of."""
    files = sorted(path for path in ROOM.rglob("*") if path.suffix in MADE_OF)
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]
