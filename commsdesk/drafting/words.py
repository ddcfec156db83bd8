"""Times and sentences as every message writes them."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

CLOSES = (".", "!", "?", "…")


def clock(moment: datetime, now: datetime) -> str:
    """10:40 UTC; with the day where that is not today's."""
    moment = moment.astimezone(UTC)
    if moment.date() == now.astimezone(UTC).date():
        return f"{moment:%H:%M} UTC"
    return f"{moment:%H:%M} UTC on {moment.day} {moment:%B}"


def duration(length: timedelta) -> str:
    """45 minutes, 2 hours, 1 hour 5 minutes: whole minutes, never less than one."""
    minutes = max(1, round(length.total_seconds() / 60))
    hours, minutes = divmod(minutes, 60)
    parts = [plural(hours, "hour")] if hours else []
    if minutes or not hours:
        parts.append(plural(minutes, "minute"))
    return " ".join(parts)


def span(length: timedelta) -> str:
    """20 seconds, 3 minutes, 1 hour 5 minutes: as exactly as a person waits."""
    seconds = math.ceil(length.total_seconds())
    return plural(seconds, "second") if seconds < 90 else duration(length)


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def sentence(text: str) -> str:
    """The text with a capital at its head and a stop at its end."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith(CLOSES) else f"{text}."


def clause(text: str) -> str:
    """The text without its final stop, to stand within a sentence."""
    return text.strip().rstrip(".").rstrip()
