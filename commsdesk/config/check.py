"""`commsdesk check`: what a good liaison would say to a text. Needs no desk and no database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from commsdesk import checks
from commsdesk.channels.measure import LONGEST_TEXT
from commsdesk.checks import marked
from commsdesk.checks.asked import CHANNELS, PHASES
from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import PROFILES, Phase, Wording

FORMATS = ("text", "json")
LONGEST_IN_BYTES = 4 * LONGEST_TEXT
BLOCKED, REFUSED = 1, 2  # exit statuses


def check(
    file: Annotated[str, typer.Argument(help="A file of text; - or none: standard input.")] = "-",
    audience: Annotated[str, typer.Option(help=f"Who reads it: {', '.join(PROFILES)}.")] = "public",
    phase: Annotated[str, typer.Option(help=f"{', '.join(PHASES)}.")] = "investigating",
    channel: Annotated[str, typer.Option(help=f"{', '.join(CHANNELS)}.")] = "page",
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Exit status 0: nothing stands in the way; 1: something blocks; 2: the input is not right."""
    one_of("audience", audience, tuple(PROFILES))
    one_of("phase", phase, PHASES)
    one_of("channel", channel, CHANNELS)
    one_of("format", format_, FORMATS)
    wording = Wording(text_of(file), PROFILES[audience], Phase(phase), channel, audience)
    findings = checks.read(wording, Situation(), Policy())
    if format_ == "json":
        typer.echo(json.dumps(marked.as_json(wording, findings), ensure_ascii=False, indent=2))
    else:
        typer.echo(marked.as_text(wording, findings), nl=False)
    if any(finding.level is Level.BLOCK for finding in findings):
        raise typer.Exit(BLOCKED)


def one_of(name: str, given: str, allowed: tuple[str, ...]) -> None:
    if given not in allowed:
        refuse(f'There is no {name} "{given}". Choose one of {", ".join(allowed)}.')


def text_of(file: str) -> str:
    name = "The text" if file == "-" else file
    content = bytes_of(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(f"{name} is not UTF-8: see the byte at offset {error.start}. Save it as UTF-8.")
    if len(text) > LONGEST_TEXT or len(content) > LONGEST_IN_BYTES:
        refuse(f"{name} is longer than {LONGEST_TEXT:,} characters. Check it in parts.")
    if not text.strip():
        refuse(f"{name} is empty. Give it the words that you are about to send.")
    return text


def bytes_of(file: str) -> bytes:
    """What the file holds, or so much of it that its being too long shows."""
    if file == "-":
        return sys.stdin.buffer.read(LONGEST_IN_BYTES + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LONGEST_IN_BYTES + 1)
    except IsADirectoryError:
        refuse(f"{file} is a folder. Name a file in it.")
    except FileNotFoundError:
        refuse(f"There is no file {file}. Check its name, or give the text on standard input.")
    except (OSError, ValueError) as error:
        refuse(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.")


def refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(REFUSED)
