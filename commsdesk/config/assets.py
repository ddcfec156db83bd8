"""Style sheets, scripts and pictures straight from the rooms' folders, without a build."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@cache
def fingerprint(name: str) -> str:
    path = finders.find(name)
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12] if path else ""


class Assets(StaticFilesStorage):
    """Gives each file an address that changes with its content, so that browsers may keep it."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        return f"{address}?v={fingerprint(name or '')}"
