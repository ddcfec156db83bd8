"""The file `generation` in the public folder: what the folder was made of, and up to where."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from commsdesk.status.assets import code_version
from commsdesk.status.folder import replace
from commsdesk.status.ready import GENERATION


def identity() -> dict[str, str]:
    """A folder of another identity is made anew as a whole."""
    return {
        "code": code_version(),
        "organisation": settings.COMMSDESK_ORGANISATION,
        "desk": settings.COMMSDESK_URL,
        "public": settings.COMMSDESK_PUBLIC_URL,
    }


def newest_in(folder: Path) -> int | None:
    """The number of the newest publication in a folder of this identity; else none."""
    try:
        made: Any = json.loads((folder / GENERATION).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    is_ours = isinstance(made, dict) and identity().items() <= made.items()
    return made.get("newest") if is_ours else None


def sign(folder: Path, newest: int, now: datetime) -> None:
    """The last file of a rendering: whoever serves the folder reads it anew."""
    made = {**identity(), "newest": newest, "at": now.isoformat()}
    replace(folder / GENERATION, json.dumps(made).encode())
