"""As whom the embedded database runs: ourselves, or for root the system user `commsdesk`."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from commsdesk.config.cannot_start import CannotStart

SYSTEM_USER = "commsdesk"  # never an existing `postgres`: its peer rights are another cluster's
MAKE_IT = (
    "useradd",
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
)


@dataclass(frozen=True)
class Account:
    name: str
    user: int
    group: int


def name_of(user: int) -> str:
    """The name of a user number, or nothing where the machine has none for it."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return ""


def server_name() -> str:
    """The name alone, for those who only want to reach the server."""
    return SYSTEM_USER if os.geteuid() == 0 else name_of(os.geteuid())


def server_account(say: Callable[[str], object]) -> Account:
    """The account that owns and runs the server; root's is made when missing."""
    if os.geteuid() == 0:
        return _find(SYSTEM_USER) or _make(say)
    if account := _find(server_name()):
        return account
    raise CannotStart(
        f"The user number {os.geteuid()} has no name on this machine, and PostgreSQL asks for one. "
        "Add it to /etc/passwd, or name a database elsewhere in DATABASE_URL."
    )


def _find(name: str) -> Account | None:
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(found.pw_name, found.pw_uid, found.pw_gid)


def _make(say: Callable[[str], object]) -> Account:
    say(f"PostgreSQL refuses to run as root: making the system user {SYSTEM_USER} for it.")
    if shutil.which(MAKE_IT[0]):
        # Another start may make it at this moment: what counts is that it is there afterwards.
        subprocess.run((*MAKE_IT, SYSTEM_USER), capture_output=True, check=False)
    if account := _find(SYSTEM_USER):
        return account
    raise CannotStart(
        f"The system user {SYSTEM_USER}, as whom the database shall run, could not be made. "
        f"Type: {' '.join(MAKE_IT)} {SYSTEM_USER}. Or start Commsdesk as an ordinary user."
    )
