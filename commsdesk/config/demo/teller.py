"""Tells the story in the terminal as it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table

from commsdesk.checks.finding import Finding, Level

COLOURS = {Level.BLOCK: "bold red", Level.WARN: "yellow", Level.HINT: "dim"}


class NotAsTold(Exception):
    """The story and what really happened differ: {how}."""


class Teller:
    """`pause` is the seconds that a person may have to read a scene."""

    def __init__(self, pause: float) -> None:
        self.console = Console(highlight=False, width=100)
        self.pause = pause
        self.began = time.monotonic()

    def scene(self, title: str) -> None:
        time.sleep(self.pause)
        elapsed = time.monotonic() - self.began
        self.console.print()
        self.console.rule(f"[bold]{escape(title)}[/]  [dim]{elapsed:5.1f} s[/]", align="left")

    def say(self, text: str) -> None:
        self.console.print(Padding(text, (0, 0, 0, 2)))

    def words(self, who: str, text: str) -> None:
        self.console.print(
            Padding(Panel(escape(text), title=escape(who), title_align="left"), (0, 0, 0, 2))
        )

    def findings(self, text: str, findings: Iterable[Finding]) -> None:
        table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
        for one in findings:
            colour = COLOURS[one.level]
            quoted = f"“{text[one.start : one.end]}”" if one.end else "the whole text"
            table.add_row(f"[{colour}]{one.level}[/]", escape(quoted), escape(one.advice))
        self.console.print(table)

    def rows(self, rows: Iterable[tuple[str, str]]) -> None:
        table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
        for name, value in rows:
            table.add_row(f"[dim]{escape(name)}[/]", escape(value))
        self.console.print(table)

    def expect(self, is_so: object, sentence: str) -> None:
        """Say `sentence`, which must be so. Raises NotAsTold."""
        if not is_so:
            raise NotAsTold(sentence)
        self.console.print(Padding(f"[green]✓[/] {escape(sentence)}", (0, 0, 0, 2)))


def wait_for(what: Callable[[], object], seconds: float) -> bool:
    """Ask the callable until it says yes, at most that long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.05)
    return False
