"""What `postmaster.pid` says, believed only where the process it names is really ours."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from commsdesk.config.cannot_start import CannotStart

NAME = "postmaster.pid"
STATE = 7  # the line that ends up as "ready"
PATIENCE = 20.0  # seconds for an orphan to end


def is_ready(cluster: Path, pid: int) -> bool:
    lines = _lines(cluster)
    return len(lines) > STATE and lines[0] == str(pid) and lines[STATE].strip() == "ready"


def end_orphan(cluster: Path) -> None:
    """End the server that a killed parent left, and forget what a dead one left.

    The caller owns the folder, so no other server of ours may be there. A stranger that got the
    dead one's number is not touched. Removing the file is safe: PostgreSQL also looks whether
    anybody still uses the folder's shared memory.
    """
    lines = _lines(cluster)
    if lines and lines[0].isdigit() and _is_server_of(cluster, pid := int(lines[0])):
        os.kill(pid, signal.SIGINT)
        _wait_until_gone(cluster, pid)
    (cluster / NAME).unlink(missing_ok=True)


def _lines(cluster: Path) -> list[str]:
    try:
        return (cluster / NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _is_server_of(cluster: Path, pid: int) -> bool:
    program, *arguments = _command_line(pid) or [""]
    return Path(program).name == "postgres" and str(cluster) in arguments


def _command_line(pid: int) -> list[str]:
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
        except (OSError, UnicodeDecodeError):
            return []
    listed = subprocess.run(
        ("ps", "-o", "command=", "-p", str(pid)), capture_output=True, text=True, check=False
    )
    return listed.stdout.split()


def _wait_until_gone(cluster: Path, pid: int) -> None:
    end = time.monotonic() + PATIENCE
    while _is_server_of(cluster, pid):
        if time.monotonic() > end:
            raise CannotStart(
                f"PostgreSQL, left over as process {pid}, does not end. Type: kill -QUIT {pid}"
            )
        time.sleep(0.01)
