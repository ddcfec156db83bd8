"""Where Commsdesk keeps what it must not lose, and where it works."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from commsdesk.config import environment

CHECKOUT = Path(__file__).resolve().parents[2]
SYSTEM_DATA = Path("/var/lib/commsdesk")


def data_folder() -> Path:
    """`data/` in a checkout, and in the home folder where Commsdesk is installed as a package."""
    if named := environment.text("COMMSDESK_DATA"):
        return Path(named).resolve()
    is_checkout = (CHECKOUT / "pyproject.toml").exists()
    usual = CHECKOUT if is_checkout else Path.home() / ".local" / "share" / "commsdesk"
    if is_closed_to_the_database(usual):
        return system_folder()
    return usual / "data" if is_checkout else usual


def scratch_folder(name: str) -> Path:
    """A folder of that name for what may be lost: a test run's, the demo's."""
    if is_closed_to_the_database(CHECKOUT):
        return system_folder() / name
    return CHECKOUT / "build" / name


def is_closed_to_the_database(folder: Path) -> bool:
    """For root, PostgreSQL runs as a user of its own, who must be able to enter the folder."""
    return os.geteuid() == 0 and first_closed_step(folder) is not None


def first_closed_step(folder: Path) -> Path | None:
    """The first of the folders that lead there, itself the last, that not everybody may enter."""
    real = folder.resolve()
    steps = (step for step in (*reversed(real.parents), real) if step.exists())
    return next((step for step in steps if not step.stat().st_mode & 0o001), None)


def system_folder() -> Path:
    """This checkout's own folder under /var/lib."""
    return SYSTEM_DATA / _short_name(CHECKOUT)


def socket_folder(data: Path) -> Path:
    """Where the server of that data folder listens; the path of a socket ends at 107 bytes."""
    return Path("/tmp") / f"commsdesk-{_short_name(data)}"  # noqa: S108 (its owner is checked)


def _short_name(folder: Path) -> str:
    return hashlib.sha256(bytes(folder)).hexdigest()[:12]
