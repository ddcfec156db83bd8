"""How the public pages write times and texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commsdesk.status.story import Story

register = template.Library()

LINK = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])")
BREAK = SafeString("<br>")


@register.filter
def moment(at: datetime) -> SafeString:
    """`21 Nov 2026, 10:40 UTC`; the script of the page adds the reader's own time."""
    return time_element(at, f"{at.astimezone(UTC):%-d %b %Y, %H:%M} UTC")


@register.filter
def clock(at: datetime, beside: datetime) -> SafeString:
    """`10:40 UTC`, with the day where `beside` is of another."""
    if at.astimezone(UTC).date() != beside.astimezone(UTC).date():
        return moment(at)
    return time_element(at, f"{at.astimezone(UTC):%H:%M} UTC")


@register.filter
def stamp(at: datetime) -> SafeString:
    """The time as the feed writes it."""
    at = at.astimezone(UTC)
    return format_html(
        "{} <var data-var='date'>{}</var>, <var data-var='time'>{}</var> UTC",
        f"{at:%b}",
        f"{at.day}",
        f"{at:%H:%M}",
    )


@register.filter
def is_late(story: Story, now: datetime) -> bool:
    return story.is_late(now)


def time_element(at: datetime, text: str) -> SafeString:
    machine = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return format_html('<time datetime="{}">{}</time>', machine, text)


@register.filter
def paragraphs(text: str) -> SafeString:
    """Each line of a plain text is a paragraph: nothing in it is markup, and only whole web
    addresses link."""
    return format_html_join("\n", "<p>{}</p>", ((linked(line),) for line in lines_of(text)))


@register.filter
def lines(text: str) -> SafeString:
    return format_html_join(BREAK, "{}", ((linked(line),) for line in lines_of(text)))


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def linked(line: str) -> SafeString:
    """Every second part of what splits off a group is what the group matched."""
    parts = LINK.split(line)
    anchored = (anchor(part) if place % 2 else part for place, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in anchored))


def anchor(address: str) -> SafeString:
    return format_html('<a href="{0}" rel="nofollow">{0}</a>', address)
