"""The folders of the embedded database: owned by one process, and open to the server."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path
from typing import IO

from commsdesk.config import paths
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded.server_user import ServerUser, name_of
from commsdesk.config.paths import first_closed_step

LONGEST_LOG = 10_000_000  # bytes


def own(data: Path, name: str) -> IO[str]:
    """Make the data folder and own it, by the lock of that name, while the returned file is open.

    The kernel ends that with the owner, however it dies.
    """
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    lock = os.fdopen(os.open(data / name, os.O_RDWR | os.O_CREAT, 0o644), "r+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        with lock:
            owner = lock.read().strip()
        raise CannotStart(
            f"Commsdesk is already running with the data folder {data}, as process {owner}. "
            "Stop that one first, or name another folder in COMMSDESK_DATA."
        ) from error
    lock.truncate()
    lock.write(f"{os.getpid()}\n")
    lock.flush()
    return lock


def let_in(user: ServerUser, data: Path) -> None:
    """Let the server's user pass through to its own folder, where that is not us."""
    if user.is_us:
        return
    for step in (data, *data.parents):
        if step == data or step.is_relative_to(paths.SYSTEM_DATA):
            let_pass(step)
    if closed := first_closed_step(data):
        raise CannotStart(
            f"The database runs as the user {user.name}, to whom {closed} is closed. "
            f"Type: chmod o+x {closed}. Or name another folder in COMMSDESK_DATA."
        )


def let_pass(folder: Path) -> None:
    """Others may go through it, whatever the umask was that made it, but not look around."""
    folder.chmod(stat.S_IMODE(folder.stat().st_mode) | 0o011)


def check_owner(cluster: Path, user: ServerUser) -> None:
    """Data that another user made stays that user's."""
    if not cluster.exists() or (owner := cluster.stat().st_uid) == user.number:
        return
    name = name_of(owner) or f"number {owner}"
    raise CannotStart(
        f"{cluster} belongs to the user {name}, and the database would run as {user.name}. "
        f"Start Commsdesk as {name}, or name another folder in COMMSDESK_DATA."
    )


def empty_socket_folder(folder: Path, user: ServerUser) -> None:
    """Make it the server's own and empty: it stands where everybody may make folders."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), user.number):
        raise CannotStart(f"Somebody else made {folder}, the database's own. Type: rm -r {folder}")
    folder.chmod(0o700)
    os.chown(folder, user.number, user.group)
    for left in folder.iterdir():
        left.unlink()


def open_log(log: Path) -> IO[bytes]:
    """What the server says is added to its log; one older log is kept."""
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
    return log.open("ab")
