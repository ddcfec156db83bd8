"""How many files and connections one process may have open."""

from __future__ import annotations

import resource


def allow_open_files() -> None:
    """As many as we are allowed at all: each stream of changes is one, each webhook called too."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
