"""How the desk writes times and numbers."""

from __future__ import annotations

from datetime import UTC, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def moment(
    context: template.Context, at: datetime | None, kind: str = "", *, exact: bool = False
) -> SafeString | str:
    """10:40 UTC, with the day where that is not today's; `kind` "countdown" runs in the browser.

    `exact` says the second too.
    """
    if at is None:
        return ""
    at, now = at.astimezone(UTC), context["now"].astimezone(UTC)
    clock = f"{at:%H:%M:%S} UTC" if exact else f"{at:%H:%M} UTC"
    if at.date() != now.date():
        year = "" if at.year == now.year else f" {at.year}"
        clock = f"{at.day} {at:%b}{year}, {clock}"
    attribute = format_html(" data-{}", kind) if kind else ""
    return format_html('<time datetime="{}"{}>{}</time>', at.isoformat(), attribute, clock)


@register.filter
def thousands(number: int) -> str:
    """4,300, as in the words that customers read."""
    return f"{number:,}"
