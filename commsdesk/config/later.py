"""Jobs that a room defers by name because their task stands in a room above it."""

from __future__ import annotations

LATER = (
    "config.mail",
    "status.render",
)
