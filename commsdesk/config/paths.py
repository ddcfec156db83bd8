"""Where Commsdesk keeps what it must not lose."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def is_open_to_others(folder: Path) -> bool:
    """Whether every user may enter `folder` from the root down."""
    return all(step.stat().st_mode & 0o001 for step in (folder, *folder.parents))


def data_folder() -> Path:
    """`data/` in a checkout; installed, in the home folder; for root where others are shut out,
    under /var/lib, because the database's own user must be able to enter it."""
    if named := os.environ.get("COMMSDESK_DATA"):
        return Path(named).absolute()
    if not (CHECKOUT / "pyproject.toml").exists():
        return Path.home() / ".local" / "share" / "commsdesk"
    if os.geteuid() == 0 and not is_open_to_others(CHECKOUT):
        return Path("/var/lib/commsdesk") / hashlib.sha256(bytes(CHECKOUT)).hexdigest()[:12]
    return CHECKOUT / "data"
