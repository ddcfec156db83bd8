"""Files that somebody may be reading: each is replaced in one step, never half written."""

from __future__ import annotations

import gzip
import os
from pathlib import Path


def place(path: Path, content: bytes) -> bool:
    """Put `content` at `path`, its gzipped twin first; says whether anything was changed.

    What is there already is left alone, so that an unchanged page keeps its ETag and its bytes
    in memory.
    """
    packed = path.with_name(path.name + ".gz")
    if packed.is_file() and path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(packed, gzip.compress(content, mtime=0))
    replace(path, content)
    return True


def replace(path: Path, content: bytes) -> None:
    """The new bytes are on the disk before they bear the name."""
    new = path.with_name(f".{path.name}.new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
