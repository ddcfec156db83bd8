"""`commsdesk check`: what a good liaison would say to a text. Needs no desk and no database."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from commsdesk import checks
from commsdesk.checks import marked
from commsdesk.checks.asked import CHANNELS, PHASES
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import PROFILES, Phase, Wording
from commsdesk.config.check_rows import BLOCKED, check_rows
from commsdesk.config.given import ensure_one_of, opened, refuse, text_of
from commsdesk.config.on_demand import on_demand

HEAD = re.compile(r"\A(?:[a-z]+: [^\n]*\n)+(?=\n)")  # "audience: public", and so on
FORMATS = ("text", "json")
Read = tuple[str, Wording, list[Finding]]  # with the name of the file


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Files of text; - or none: standard input.", metavar="[FILE]..."),
    ] = None,
    audience: Annotated[str, typer.Option(help=f"Who reads it: {', '.join(PROFILES)}.")] = "public",
    phase: Annotated[str, typer.Option(help=f"{', '.join(PHASES)}.")] = "investigating",
    channel: Annotated[str, typer.Option(help=f"{', '.join(CHANNELS)}.")] = "page",
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    rules: Annotated[
        str | None, typer.Option(help="A folder of house rules.", metavar="FOLDER")
    ] = None,
    jsonl: Annotated[
        str | None, typer.Option(help="Rows of texts, one JSON object a line.", metavar="FILE")
    ] = None,
    *,
    template: Annotated[bool, typer.Option("--template", help="Blanks may stand.")] = False,
) -> None:
    """Exit status 0: nothing stands in the way; 1: something blocks; 2: the input is not right."""
    ensure_one_of("audience", audience, PROFILES)
    ensure_one_of("phase", phase, PHASES)
    ensure_one_of("channel", channel, CHANNELS)
    ensure_one_of("format", format_, FORMATS)
    policy = Policy(house_rules=() if rules is None else house_rules_of(rules))
    if jsonl is not None:
        check_jsonl(jsonl, files, policy)
    texts = {file: text_of(file) for file in files or ["-"]}
    if template:
        texts = {file: without_head(text) for file, text in texts.items()}
    wordings = [
        (file, Wording(text, PROFILES[audience], Phase(phase), channel, audience))
        for file, text in texts.items()
    ]
    read = [(file, one, checks.read(one, Situation(), policy)) for file, one in wordings]
    if template:
        read = [(file, one, without_blanks(findings)) for file, one, findings in read]
    say(read, as_json=format_ == "json")
    if any(finding.level is Level.BLOCK for _, _, findings in read for finding in findings):
        raise typer.Exit(BLOCKED)


def house_rules_of(folder: str) -> Any:
    if not folder.strip():  # which Path takes for the folder one is in
        refuse("The name of the folder of house rules is empty. Name it, or leave --rules out.")
    reader = on_demand("commsdesk.config.house_rules")
    try:
        return reader.house_rules(folder)
    except reader.BadFolder as refusal:
        refuse(str(refusal))


def check_jsonl(file: str, files: list[str] | None, policy: Policy) -> None:
    if files:
        refuse("Give either files of text or --jsonl with a file of rows.")
    with opened(file) as stream:
        raise typer.Exit(check_rows(stream, policy))


def without_blanks(findings: list[Finding]) -> list[Finding]:
    """What is to be said of a template: what it lacks may come with what fills its blanks."""
    blanks = [one for one in findings if one.rule == "unfilled-placeholder"]
    if not blanks:
        return findings
    return [
        one
        for one in findings
        if one.end > one.start and not any(one.start < b.end and b.start < one.end for b in blanks)
    ]


def without_head(text: str) -> str:
    """Of a template as Commsdesk keeps them, what is sent; every line keeps its number."""
    return HEAD.sub(lambda head: "\n" * head[0].count("\n"), text)


def say(read: Iterable[Read], *, as_json: bool) -> None:
    """Each file by its name; what came on standard input has none."""
    if as_json:
        told = [
            ({} if file == "-" else {"file": file}) | marked.as_json(wording, findings)
            for file, wording, findings in read
        ]
        answer = told[0] if len(told) == 1 else told
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        texts = (
            ("" if file == "-" else f"{file}\n") + marked.as_text(wording, findings)
            for file, wording, findings in read
        )
        typer.echo("\n".join(texts), nl=False)
