"""As whom the embedded database runs: as ourselves, or for root as the system user `commsdesk`."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from commsdesk.config.cannot_start import CannotStart

NAME = "commsdesk"  # never an existing `postgres`: its peer rights are another cluster's
MAKE_IT = (
    "useradd",
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
)


@dataclass(frozen=True)
class ServerUser:
    name: str
    number: int
    group: int

    @property
    def is_us(self) -> bool:
        return self.number == os.geteuid()


def server_name() -> str:
    """The name alone, for those who only want to reach the server."""
    return NAME if os.geteuid() == 0 else name_of(os.geteuid())


def server_user(say: Callable[[str], object]) -> ServerUser:
    """Who owns and runs the server. For root that user is made when missing, and said."""
    if os.geteuid() == 0:
        return _find(NAME) or _make(say)
    if found := _find(server_name()):
        return found
    raise CannotStart(
        f"The user number {os.geteuid()} has no name on this machine, and PostgreSQL asks for one. "
        "Add it to /etc/passwd, or name a database elsewhere in DATABASE_URL."
    )


def name_of(number: int) -> str:
    """The name of a user number, or nothing where the machine has none for it."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return ""


def _find(name: str) -> ServerUser | None:
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        return None
    return ServerUser(found.pw_name, found.pw_uid, found.pw_gid)


def _make(say: Callable[[str], object]) -> ServerUser:
    say(f"PostgreSQL refuses to run as root: making the system user {NAME} for it.")
    if shutil.which(MAKE_IT[0]):
        # Another start may be making it at this moment: what counts is that it is there afterwards.
        subprocess.run((*MAKE_IT, NAME), capture_output=True, check=False)
    if found := _find(NAME):
        return found
    raise CannotStart(
        f"The system user {NAME}, as whom the database is to run, could not be made. "
        f"Type: {' '.join(MAKE_IT)} {NAME}. Or start Commsdesk as an ordinary user."
    )
