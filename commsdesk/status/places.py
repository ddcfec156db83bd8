"""Where each page lies in the data folder."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def public_folder() -> Path:
    """Only what anyone may read: web servers and networks of them may serve it as it is."""
    return Path(settings.DATA, "public")


def restricted_folder() -> Path:
    return Path(settings.DATA, "restricted")


def public_page(incident: str) -> Path:
    return public_folder() / "incidents" / incident / "index.html"


def restricted_page(audience: str, incident: str) -> Path:
    return restricted_folder() / audience / "incidents" / incident / "index.html"
