"""The folders of the embedded database: owned by one process, open to the server, found closed."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path
from typing import IO

from commsdesk.config.account import Account, name_of
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.paths import SYSTEM_DATA, first_closed_step


def own(data: Path) -> IO[str]:
    """Make the data folder and own it for as long as the file returned is open.

    The kernel gives it back when the owner dies, however it dies.
    """
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    lock = os.fdopen(os.open(data / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o644), "r+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        owner = lock.read().strip()
        lock.close()
        raise CannotStart(
            f"Commsdesk is already running with the data folder {data}, as process {owner}. "
            "Stop that one first, or name another folder in COMMSDESK_DATA."
        ) from error
    lock.truncate()
    lock.write(f"{os.getpid()}\n")
    lock.flush()
    return lock


def let_in(account: Account, data: Path) -> None:
    """Where the server runs as another user, that user must be able to pass through."""
    if account.user == os.geteuid():
        return
    for step in (data, *data.parents):
        if step == data or step.is_relative_to(SYSTEM_DATA):
            step.chmod(stat.S_IMODE(step.stat().st_mode) | 0o011)
    if closed := first_closed_step(data):
        raise CannotStart(
            f"The database runs as the user {account.name}, to whom {closed} is closed. "
            f"Type: chmod o+x {closed}. Or name another folder in COMMSDESK_DATA."
        )


def check_owner(cluster: Path, account: Account) -> None:
    """Data that another user made stays that user's."""
    if cluster.exists() and (owner := cluster.stat().st_uid) != account.user:
        name = name_of(owner) or f"number {owner}"
        raise CannotStart(
            f"{cluster} belongs to the user {name}, and the database would run as {account.name}. "
            f"Start Commsdesk as {name}, or name another folder in COMMSDESK_DATA."
        )


def open_socket_folder(folder: Path, account: Account) -> None:
    """Empty, and the server's own: it stands where everybody may make folders."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), account.user):
        raise CannotStart(f"Somebody else made {folder}, the database's own. Type: rm -r {folder}")
    for left in folder.iterdir():
        left.unlink()
    folder.chmod(0o700)
    os.chown(folder, account.user, account.group)
