"""`commsdesk check --jsonl`: a row of JSON in for each text, a row of JSON out."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

import typer

from commsdesk.checks.marked import printable
from commsdesk.checks.policy import Policy
from commsdesk.checks.rows import LONGEST_LINE, BadRow, answer

BLOCKED, REFUSED = 1, 2  # exit statuses


def check_rows(stream: BinaryIO, policy: Policy) -> int:
    """Answer every row as it comes, and say of a bad one why it is. The exit status."""
    bad = blocks = False
    for number, line in rows(stream):
        try:
            answered = answer(line, policy)
        except BadRow as refusal:
            typer.echo(f"Line {number}: {printable(str(refusal))}", err=True)
            bad = True
        else:
            typer.echo(json.dumps(answered))
            blocks = blocks or bool(answered["rules"])
    return REFUSED if bad else BLOCKED if blocks else 0


def rows(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not empty, with its number; of one too long only so much as shows it."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        row = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if row.strip():
            yield number, row
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)
