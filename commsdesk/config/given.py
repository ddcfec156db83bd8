"""What is given on the command line to be read: files, standard input, names from a list."""

from __future__ import annotations

import sys
from collections.abc import Collection
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, NoReturn

import typer

from commsdesk.channels.measure import LONGEST_TEXT
from commsdesk.checks.asked import NotReadable, one_of

LONGEST_IN_BYTES = 4 * LONGEST_TEXT
REFUSED = 2  # exit status


def text_of(file: str) -> str:
    """The words of a file, or of standard input for "-"."""
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
    with opened(file) as stream:
        try:
            return stream.read(LONGEST_IN_BYTES + 1)
        except OSError as error:
            refuse(f"{file} cannot be read: {error.strerror}.")


def opened(file: str) -> BinaryIO | nullcontext[BinaryIO]:
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    if not file.strip():  # which Path takes for the folder one is in
        refuse("The name of a file is empty. Name a file, or give the text on standard input.")
    try:
        return Path(file).open("rb")
    except IsADirectoryError:
        refuse(f"{file} is a folder. Name a file in it.")
    except FileNotFoundError:
        refuse(f"There is no file {file}. Check its name, or give the text on standard input.")
    except (OSError, ValueError) as error:
        refuse(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.")


def ensure_one_of(name: str, given: str, allowed: Collection[str]) -> None:
    try:
        one_of(name, given, allowed)
    except NotReadable as refusal:
        refuse(str(refusal))


def refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(REFUSED)
