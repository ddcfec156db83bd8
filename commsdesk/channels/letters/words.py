"""The words of a letter, as plain text and as calm HTML; all but the labels come from the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from string import Template

from commsdesk.channels.contract import Note
from commsdesk.channels.plain import LONGEST_TITLE, one_line, plain_text

PAGE = Template(Path(__file__).with_name("letter.html").read_text("utf-8"))
PARAGRAPH = '<p dir="auto" style="margin: 0 0 16px;">{}</p>'
LINK = '<a class="link" href="{}" style="color: #0b57d0;">{}</a>'
LEAVE = "No more of these messages"


def title_of(note: Note) -> str:
    return one_line(note.title, LONGEST_TITLE)


def as_text(note: Note, leave_url: str) -> str:
    parts = [title_of(note), plain_text(note.body).strip(), _web(note.url)]
    parts.append("\n".join(f"{label} {time}" for label, time in _times(note)))
    parts.append(f"{LEAVE}:\n{leave_url}" if leave_url else "")
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(note: Note, leave_url: str) -> str:
    paragraphs = re.split(r"\n\s*\n", plain_text(note.body).strip())
    link = escape(_web(note.url))
    small = [f"{label} {time}" for label, time in _times(note)]
    if leave_url:
        small.append(LINK.format(escape(leave_url), LEAVE))
    return PAGE.substitute(
        title=escape(title_of(note)),
        paragraphs="\n".join(
            PARAGRAPH.format(escape(paragraph).replace("\n", "<br>\n")) for paragraph in paragraphs
        ),
        link=PARAGRAPH.format(LINK.format(link, link)) if link else "",
        small="<br>\n".join(small),
    )


def _times(note: Note) -> Iterator[tuple[str, str]]:
    if note.event:
        update = note.event.updates[0]
        if note.event.began_at:
            yield "Began:", _time(note.event.began_at)
        yield "Posted:", _time(update.at)
        if update.next_update_at:
            yield "Next update by:", _time(update.next_update_at)


def _time(at: datetime) -> str:
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def _web(url: str) -> str:
    """The URL where it may be a link, else nothing."""
    return url if re.match(r"https?://[^\s<>\"]+$", url) else ""
