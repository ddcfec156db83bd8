"""`commsdesk rules`: every rule of the checker with its reason and an example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from commsdesk.checks.catalogue import Entry, entries, known
from commsdesk.config.check import FORMATS
from commsdesk.config.given import ensure_one_of


def rules(
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """The glossary and the house rules of a desk are its own, and not listed."""
    ensure_one_of("format", format_, FORMATS)
    if format_ == "json":
        typer.echo(json.dumps([row(entry) for entry in entries()], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join("\n".join(lines(entry)) for entry in entries()))


def row(entry: Entry) -> dict[str, Any]:
    example, finding = entry.example, entry.says(entry.example.wrong)[0]
    return {
        "rule": entry.name,
        "reason": entry.reason,
        "category": finding.category.value,
        "levels": {audience: level.value for audience, level in entry.levels()},
        "advice": finding.advice,
        "source": finding.source,
        "example": {
            "wrong": example.wrong,
            "right": example.right,
            "audience": example.audience,
            "phase": example.phase,
            "channel": example.channel,
            "known": known(example.situation),
        },
    }


def lines(entry: Entry) -> Iterator[str]:
    example = entry.example
    yield entry.name
    yield f"  {entry.reason}"
    yield f"  For {example.audience}, {example.phase}, {example.channel}:"
    yield from (f"    Known: {one}" for one in known(example.situation))
    yield f"    Not: {indented(example.wrong)}"
    yield f"    But: {indented(example.right)}"


def indented(text: str) -> str:
    return text.replace("\n", "\n         ")
