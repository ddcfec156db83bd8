"""Findings beside the lines that they are about, for a terminal and for a program."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.wording import Wording

WIDTH = 88  # columns for a line of the text
BEFORE = 30  # of them before the span, where the line is longer
NAMES = {Level.BLOCK: "block", Level.WARN: "warning", Level.HINT: "hint"}


def as_text(wording: Wording, findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing to change.\n"
    blocks = ["\n".join(_lines(wording.text, finding)) for finding in findings]
    return "\n\n".join([*blocks, _sum(findings)]) + "\n"


def as_json(wording: Wording, findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings as they go to programs; `line` and `column` count from 1, offsets from 0."""
    return {
        "audience": wording.audience,
        "phase": wording.phase.value,
        "channel": wording.channel,
        "blocks": any(one.level is Level.BLOCK for one in findings),
        "findings": rows(wording.text, findings),
    }


def rows(text: str, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [_row(text, one) for one in findings]


def _row(text: str, finding: Finding) -> dict[str, Any]:
    line, column = _place(text, finding.start)
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "category": finding.category.value,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "text": text[finding.start : finding.end],
        "advice": finding.advice,
        "suggestion": finding.suggestion,
        "source": finding.source,
    }


def _lines(text: str, finding: Finding) -> Iterator[str]:
    yield f"{NAMES[finding.level]}: {finding.rule}"
    if finding.end > finding.start:
        yield from _marked(text, finding)
    yield f"  {finding.advice}"
    if finding.suggestion:
        yield f"  Instead: {printable(finding.suggestion)}"
    if finding.source:
        yield f"  From: {finding.source}"


def _marked(text: str, finding: Finding) -> Iterator[str]:
    """The line in which the span starts, cut to the width, and the span underlined."""
    start = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", finding.start)
    end = len(text) if end < 0 else end
    if end - start > WIDTH:
        start = max(start, finding.start - BEFORE)
        end = min(end, start + WIDTH)
    before = printable(text[start : finding.start])
    span = printable(text[finding.start : min(finding.end, end)])
    number, _ = _place(text, finding.start)
    head = f"  {number}: "
    yield f"{head}{printable(text[start:end])}"
    yield f"{' ' * (len(head) + _columns(before))}{'^' * max(1, _columns(span))}"


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def printable(text: str) -> str:
    """Without what would move the cursor or speak to the terminal."""
    return "".join(
        sign if unicodedata.category(sign)[0] != "C" else " " if sign in "\t\n\r" else "\ufffd"
        for sign in text
    )


def _columns(text: str) -> int:
    marks = {"Mn", "Me"}
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.category(sign) in marks for sign in text)


def _sum(findings: Sequence[Finding]) -> str:
    counts = Counter(one.level for one in findings)
    parts = [
        f"{counts[level]} {name}{'s' if counts[level] > 1 else ''}"
        for level, name in NAMES.items()
        if counts[level]
    ]
    return f"{', '.join(parts)}."
