"""Message templates: one file each in messages/, with a head and a text for each channel.

A file begins with its head, one `name: value` a line, and a blank line. Then come sections,
`[page]` and so on. In a section every line is one sentence with {fields}. Where a field is not
known, the words behind ` | ` stand instead of the line; where there are none the line is dropped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "messages"
UNTOLD = "untold"  # the section of a correction for those who did not get the wrong text
FIELD = re.compile(r"\{([a-z_]+)\}")
HEAD = {"audience", "phases", "situation", "title", "requires", "standing", "formal"}


class BadTemplate(Exception):
    """{file}: {what is wrong}."""


@dataclass(frozen=True)
class Template:
    name: str  # the file's stem
    hash: str  # of the file, so that a standing approval is for these very words
    audience: str  # an audience's key, or "any"
    phases: tuple[str, ...]
    situation: str
    title: str
    requires: frozenset[str]  # fields without which it does not say what it is for
    may_stand: bool  # whether a standing approval may cover it
    is_formal: bool
    sections: Mapping[str, tuple[str, ...]]  # channel to lines

    @property
    def fields(self) -> frozenset[str]:
        lines = [line for section in self.sections.values() for line in section]
        return frozenset(FIELD.findall("\n".join([self.title, *lines])))

    def words(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The text for each channel; `fields` holds only what is known, ready to be read."""
        return {channel: filled(lines, fields) for channel, lines in self.sections.items()}


def filled(lines: tuple[str, ...], fields: Mapping[str, str]) -> str:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line:
            paragraphs.append([])
        elif said := fill(line, fields):
            paragraphs[-1].append(said)
    separated = (" ".join(paragraph) for paragraph in paragraphs if paragraph)
    return "\n\n".join(separated)


def fill(line: str, fields: Mapping[str, str]) -> str:
    known, _, otherwise = line.partition(" | ")
    if any(name not in fields for name in FIELD.findall(known)):
        return fill(otherwise, fields) if otherwise else ""
    return FIELD.sub(lambda match: fields[match[1]], known)


def parse(name: str, text: str) -> Template:
    """Read a template file. Raises BadTemplate with the file and what is wrong in it."""
    top, _, rest = text.partition("\n\n")
    head = dict(line.split(": ", 1) for line in top.splitlines() if ": " in line)
    if set(head) != HEAD:
        raise BadTemplate(f"{name}: the head needs exactly {', '.join(sorted(HEAD))}.")
    sections: dict[str, list[str]] = {}
    for line in rest.strip().splitlines():
        if line.startswith("[") and line.endswith("]"):
            sections[line[1:-1]] = []
        elif not sections:
            raise BadTemplate(f"{name}: the first line after the head names a channel: [page].")
        else:
            sections[list(sections)[-1]].append(line.strip())
    if "page" not in sections:
        raise BadTemplate(f"{name}: there is no [page] section.")
    return Template(
        name=name,
        hash=hashlib.sha256(text.encode()).hexdigest(),
        audience=head["audience"],
        phases=tuple(head["phases"].split(", ")),
        situation=head["situation"],
        title=head["title"],
        requires=frozenset(head["requires"].split(", ")) - {"nothing"},
        may_stand=head["standing"] == "yes",
        is_formal=head["formal"] == "yes",
        sections={channel: tuple(lines) for channel, lines in sections.items()},
    )


@cache
def shipped() -> dict[str, Template]:
    """Every template that ships, by name."""
    files = sorted(FOLDER.glob("*.txt"))
    return {file.stem: parse(file.stem, file.read_text(encoding="utf-8")) for file in files}
