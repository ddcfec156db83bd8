"""Writes docs/reference/rules.md: every rule with its reason and an example, from its own file.

What the bench has measured stands between two marks there, and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from commsdesk.checks.catalogue import Entry, entries, known
from commsdesk.checks.finding import Finding
from commsdesk.checks.marked import NAMES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "rules.md"
FIRST, LAST = "<!-- written by make bench-checker -->", "<!-- as far as here -->"
HEAD = """# Rules of the checker

Every rule that ships, with its reason and an example; written by `make rules` from the files in
`commsdesk/checks/rules/`, and what `commsdesk rules` prints. How a text is read, and what a finding
says, is told in [checking](checking.md). An organisation's own terms and
[house rules](house-rules.md) are read beside these.

## How often it is right

Messages of many trades, written and labelled by hand, are read as `commsdesk check` reads them.
They come in two halves: rules are written with one in sight, and these figures are of the other,
which nobody who writes a rule looks into. `make bench-checker` measures both on your machine. What
blocks or warns counts as found, a hint does not.
"""


def main() -> None:
    PAGE.write_text(page(measured(PAGE.read_text() if PAGE.exists() else "")))


def measured(written: str) -> str:
    """What stands between the marks on the page as it is."""
    _, _, rest = written.partition(FIRST)
    return rest.partition(LAST)[0].strip()


def page(table: str) -> str:
    between = f"{table}\n\n" if table else ""
    head = f"{HEAD}\n{FIRST}\n\n{between}{LAST}\n"
    return "\n".join([head, *(section(entry) for entry in entries())])


def section(entry: Entry) -> str:
    head = f"## {entry.name}\n\n{entry.reason}\n"
    more = f"\n{entry.more}\n" if entry.more else ""
    rows = "\n".join(f"| {name} | {value} |" for name, value in cells(entry))
    return f"{head}{more}\n| | |\n|---|---|\n{rows}\n"


def cells(entry: Entry) -> Iterator[tuple[str, str]]:
    example, finding = entry.example, entry.says(entry.example.wrong)[0]
    yield "category", finding.category.value or "none"
    yield "level", "; ".join(graded(entry))
    yield "read for", f"{example.audience}, {example.phase}, {example.channel}"
    if example.situation != type(example.situation)():
        yield "known", "<br>".join(map(escaped, known(example.situation)))
    yield "found", marked(example.wrong, finding)
    yield "advice", escaped(finding.advice)
    yield "instead", escaped(example.right)
    yield "from", finding.source


def graded(entry: Entry) -> Iterator[str]:
    levels = dict(entry.levels())
    for level in dict.fromkeys(levels.values()):
        audiences = (audience for audience, given in levels.items() if given is level)
        yield f"{NAMES[level]} for {', '.join(audiences)}"


def marked(text: str, finding: Finding) -> str:
    """The text with what is found in bold; what is missing is nowhere."""
    if finding.start == finding.end:
        return escaped(text)
    before, found = text[: finding.start], text[finding.start : finding.end]
    return f"{escaped(before)}<b>{escaped(found)}</b>{escaped(text[finding.end :])}"


def escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", text).replace("\n", "<br>")


if __name__ == "__main__":
    main()
