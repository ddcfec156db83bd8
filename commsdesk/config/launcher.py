"""Becomes another program that ends with its parent; run as a file, it is the step before exec.

The death signal follows the *thread* that started the child, so children are started from the main
thread; started this way, they need no code of ours between fork and exec.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, prctl(2)


def launched(
    *command: str | os.PathLike[str],
    user: int,
    group: int,
    farewell: signal.Signals = signal.SIGINT,
) -> list[str]:
    """The command line that runs `command` as that user, and sends it `farewell` when we die."""
    settings = (os.getpid(), int(farewell), user, group)
    return [sys.executable, "-I", "-S", __file__, *map(str, settings), *map(str, command)]


def become(parent: int, farewell: int, user: int, group: int, command: list[str]) -> None:
    if os.geteuid() != user:
        drop_rights(user, group)
    end_with_parent(farewell)  # after the change of user, which would clear it
    if os.getppid() != parent:  # it died before the signal was set
        sys.exit(f"{command[0]} was not started: its parent is gone.")
    os.execv(command[0], command)  # noqa: S606 (no shell is what we want)


def end_with_parent(farewell: int = signal.SIGTERM) -> None:
    """Be sent that signal when the thread that started us ends, where the kernel offers it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, farewell)


def drop_rights(user: int, group: int) -> None:
    try:
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)
    except PermissionError:
        sys.exit("root may not become another user here. Start Commsdesk as an ordinary user.")


if __name__ == "__main__":
    parent, farewell, user, group = map(int, sys.argv[1:5])
    become(parent, farewell, user, group, sys.argv[5:])
