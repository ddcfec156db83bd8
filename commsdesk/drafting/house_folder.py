"""House rules that are kept as files: read again when one changes, the old ones while it is bad."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from commsdesk.checks.house import HouseRule
from commsdesk.checks.house_file import LONGEST_FILE, compiled
from commsdesk.checks.house_yaml import BadHouseRules

ENDINGS = (".yaml", ".yml")
LONGEST_IN_BYTES = 4 * LONGEST_FILE
Stamp = tuple[object, ...]  # the same as long as a file is the same


@dataclass(frozen=True)
class File:
    """One file as it was read last."""

    name: str
    stamp: Stamp
    rules: tuple[HouseRule, ...]  # those of its last good state
    problem: str = ""


@dataclass(frozen=True)
class Folder:
    path: Path | None = None
    files: tuple[File, ...] = ()
    problem: str = ""

    @property
    def rules(self) -> tuple[HouseRule, ...]:
        return tuple(rule for file in self.files for rule in file.rules)

    @property
    def problems(self) -> list[str]:
        """What is wrong, each with the file, the line and the reason."""
        broken = [f"{file.name}: {file.problem}" for file in self.files if file.problem]
        return [self.problem, *broken] if self.problem else broken


known: dict[Path, Folder] = {}  # as this process read them last


def read_folder(audiences: tuple[str, ...]) -> Folder:
    """The rules of COMMSDESK_HOUSE_RULES, as good as they can be had. Never raises."""
    path: Path | None = settings.COMMSDESK_HOUSE_RULES
    if path is None:
        return Folder()
    before = known.get(path, Folder(path))
    try:
        files = sorted(file for file in path.iterdir() if file.suffix in ENDINGS)
        last = {file.name: file for file in before.files}
        known[path] = Folder(
            path, tuple(read(file, last.get(file.name), audiences) for file in files)
        )
    except OSError as error:
        known[path] = Folder(path, before.files, f"{path} cannot be read: {error.strerror}.")
    return known[path]


def read(path: Path, before: File | None, audiences: tuple[str, ...]) -> File:
    stamp: Stamp = ()
    try:
        stamp = stamp_of(path, audiences)
        if before and before.stamp == stamp:
            return before
        return File(path.name, stamp, compiled(text_of(path), audiences))
    except BadHouseRules as refusal:
        problem = str(refusal)
    except UnicodeDecodeError as error:
        problem = f"this is not UTF-8: see the byte at offset {error.start}."
    except OSError as error:
        stamp = ()  # tried again each time: that it may be read now does not show
        problem = f"this cannot be read: {error.strerror}."
    return File(path.name, stamp, before.rules if before else (), problem)


def stamp_of(path: Path, audiences: tuple[str, ...]) -> Stamp:
    state = path.stat()
    return (state.st_ino, state.st_size, state.st_mtime_ns, audiences)


def text_of(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(LONGEST_IN_BYTES + 1).decode("utf-8-sig")
